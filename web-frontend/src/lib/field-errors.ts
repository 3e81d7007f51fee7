import { useCallback } from 'react';
import { ApiError } from './api-error';
import { useFieldProblemText, useProblemText } from './problem-text';

export interface FieldErrors {
  /** What is wrong with a field, in the reader's language. */
  readonly of: (field: string) => string | undefined;
  /** What is wrong where no field is. */
  readonly other: string | undefined;
}

/** Tells the fields of a form, by their names in the API, what the server found wrong with them. */
export function useFieldErrors(fields: readonly string[]): (error: unknown) => FieldErrors {
  const text = useProblemText();
  const fieldText = useFieldProblemText();
  return useCallback(
    (error: unknown) => {
      const problems = error instanceof ApiError ? error.fields : [];
      const known = problems.filter(({ field }) => fields.includes(field));
      return {
        of: (field) => {
          const problem = known.find((one) => one.field === field);
          return problem === undefined ? undefined : fieldText(problem);
        },
        other: error === null || known.length > 0 ? undefined : text(error),
      };
    },
    [fields, text, fieldText],
  );
}
