import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { at } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { signedInAs } from '@/test/sign-in';
import { PersonPage } from './person-page';

const known = { calls: 3, first_call_at: at(0), last_call_at: at(60), listed: true };

function answering(person = known) {
  server.use(
    http.get('*/api/personal-data/retention', () =>
      HttpResponse.json({ recordings: 90, words: 365, numbers: 0, audit: 1095 }),
    ),
    http.post('*/api/personal-data/look', () => HttpResponse.json(person)),
  );
}

async function find(user: ReturnType<typeof renderPage>['user']) {
  await user.type(await screen.findByLabelText('Phone number'), '+998 90 123-45-67');
  await user.click(screen.getByRole('button', { name: 'Find' }));
}

describe('personal data', () => {
  beforeEach(() => signedInAs('admin'));

  it('says what there is of a number, and how long what is kept', async () => {
    answering();
    const { user } = renderPage(<PersonPage />);

    await find(user);

    expect(await screen.findByText(/3 calls/)).toBeVisible();
    expect(screen.getByText('The number is on the do-not-call list')).toBeVisible();
    expect(screen.getByText('90 days')).toBeVisible();
    expect(screen.getByText('For ever')).toBeVisible();
  });

  it('erases only after asking, and says what is gone', async () => {
    const sent: unknown[] = [];
    answering();
    server.use(
      http.post('*/api/personal-data/erase', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ calls: 3, recordings: 2 });
      }),
    );
    const { user } = renderPage(<PersonPage />);

    await find(user);
    await user.click(await screen.findByRole('button', { name: 'Erase it all' }));
    expect(sent).toEqual([]);
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(dialog.getByText(/cannot be undone/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Erase it all' }));

    expect(await screen.findByText('Calls: 3, recordings at the provider: 2.')).toBeVisible();
    expect(sent).toEqual([{ phone_number: '+998901234567' }]);
    expect(screen.queryByRole('button', { name: 'Erase it all' })).toBeNull();
  });

  it('says that a call is under way', async () => {
    answering();
    server.use(
      http.post('*/api/personal-data/erase', () =>
        HttpResponse.json({ code: 'person.under_way' }, { status: 409 }),
      ),
    );
    const { user } = renderPage(<PersonPage />);

    await find(user);
    await user.click(await screen.findByRole('button', { name: 'Erase it all' }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Erase it all' }),
    );

    expect(await screen.findByText(/A call to this number is under way/)).toBeVisible();
  });

  it('is for administrators', async () => {
    await signedInAs('operator');
    renderPage(<PersonPage />);

    expect(await screen.findByText('Administrators look after personal data.')).toBeVisible();
  });
});
