/** The kind of unit that CME groups in the register are. */
export const GROUP_KIND = 'general-practice-group';
