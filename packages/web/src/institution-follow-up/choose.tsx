import { Field, Label, Select } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';

interface ChooseProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly children: ReactNode;
}

/** One of a list. */
export function Choose({ label, value, change, children }: ChooseProps) {
  const id = useId();
  return (
    <Field data-size="sm">
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={(event) => change(event.target.value)}>
        {children}
      </Select>
    </Field>
  );
}
