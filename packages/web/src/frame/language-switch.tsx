import { LANGUAGES, type Language } from '@smalspor/domain/texts';
import { useMutation } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { useTexts } from '../texts/language-provider.tsx';

const NAMES: Readonly<Record<Language, string>> = { nb: 'bokmål', nn: 'nynorsk', en: 'English' };

/** Each language is named in itself. The choice is kept on the account, and in a cookie that holds only the language. */
export function LanguageSwitch({ signedIn }: { readonly signedIn: boolean }) {
  const { language, setLanguage, t } = useTexts();
  const remember = useMutation({
    mutationFn: (chosen: Language) => client.chooseLanguage({ language: chosen }),
  });

  const choose = (chosen: Language): void => {
    setLanguage(chosen);
    if (signedIn) remember.mutate(chosen);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="languages" role="group" aria-label={t('frame.language')}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          title={NAMES[one]}
          onClick={() => choose(one)}
        >
          {one}
          <span className="unseen"> – {NAMES[one]}</span>
        </button>
      ))}
    </div>
  );
}
