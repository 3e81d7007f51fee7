/** What went wrong with a form as a whole; nothing when nothing did. */
export function FormAlert({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p role="alert" className="rounded-control bg-bad-soft px-4 py-3 text-bad">
      {text}
    </p>
  );
}
