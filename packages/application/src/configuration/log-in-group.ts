import { Type } from 'typebox';
import { type SettingTable, setting } from './setting.ts';

const Text = Type.String({ minLength: 1 });
const Url = Type.String({ pattern: '^https?://[^\\s/]+(/\\S*)?$' });
const Subjects = Type.Array(Type.String({ pattern: '^\\S+$' }));
const Profile = Type.Union([Type.Literal('helseid'), Type.Literal('id-porten')]);
const Level = Type.Integer({ minimum: 1, maximum: 4 });
const Age = Type.Integer({ minimum: 1 });

/** One more way in. */
export const LogInProvider = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
    profile: Profile,
    issuer: Url,
    clientId: Text,
    /** The variable that holds this client's private key. */
    keyVariable: Type.String({ pattern: '^SMALSPOR_LOG_IN_CLIENT_KEY(_[A-Z0-9]+)*$' }),
    scopes: Type.Optional(Type.Array(Text, { minItems: 1 })),
    minimumLevel: Type.Optional(Level),
    maximumAgeSeconds: Type.Optional(Age),
    /** The key of the button's text. */
    button: Type.Optional(Type.String({ pattern: '^[a-z][A-Za-z0-9.-]*$' })),
  },
  { additionalProperties: false },
);

/** Who people log in with, and who has a role by the operator's word. */
export const LOG_IN_SETTINGS = {
  issuer: setting(Type.Union([Url, Type.Null()]), {
    default: null,
    unit: null,
    description:
      'The OIDC issuer that most people log in with, HelseID. Without it and without `logIn.providers` the demo’s log-in runs, which only serves invented data.',
  }),
  clientId: setting(Type.Union([Text, Type.Null()]), {
    default: null,
    unit: null,
    description: 'Smalspor’s name at the issuer.',
  }),
  scopes: setting(Type.Array(Text, { minItems: 1 }), {
    default: [
      'openid',
      'profile',
      'helseid://scopes/identity/pid_pseudonym',
      'helseid://scopes/identity/security_level',
      'helseid://scopes/hpr/hpr_number',
    ],
    unit: null,
    description: 'What is asked for at log-in. The national identity number is never needed.',
  }),
  minimumLevel: setting(Level, {
    default: 4,
    unit: 'security level',
    description: 'The least level of assurance that lets anyone in.',
  }),
  maximumAgeSeconds: setting(Type.Union([Age, Type.Null()]), {
    default: null,
    unit: 'seconds',
    description:
      'The oldest authentication that counts. Without it the service’s word is enough; it is asked for a new one each time.',
  }),
  providers: setting(Type.Array(LogInProvider), {
    default: [],
    unit: null,
    description:
      'More ways in, each with a button of its own, such as ID-porten for people without an HPR number; see [log-in](log-in.md).',
  }),
  dataManagers: setting(Subjects, {
    default: [],
    unit: null,
    description:
      'Who may import, publish and open the quarantine: the `sub` of each person at the first issuer, or `id:sub` at another of `logIn.providers`.',
  }),
  programmeAdmins: setting(Subjects, {
    default: [],
    unit: null,
    description:
      'Who plans the roll-out of programmes and helps groups, written in the same way. Other roles are granted with `smalspor roles`.',
  }),
  admitsParticipants: setting(Type.Boolean(), {
    default: false,
    unit: null,
    description:
      'Lets people in who have no HPR number and no role, such as medical students, to take part in programmes whose kind of unit takes them.',
  }),
} as const satisfies SettingTable[string];
