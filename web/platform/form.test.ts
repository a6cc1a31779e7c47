import { expect, test } from 'vitest';
import { ApiError } from './api.ts';
import { formSave } from './form.ts';

const formOf = (hasErrors: boolean) => {
  const refused: object[] = [];
  return {
    refused,
    validate: () => ({ hasErrors, errors: {} }),
    getValues: () => ({ name: 'Ada' }),
    setErrors: (errors: object) => void refused.push(errors),
  };
};

test('a form is sent, also where nobody wants to know that it was saved', async () => {
  const sent: object[] = [];
  const save = formSave(formOf(false), async (values) => sent.push(values));
  expect(await save()).toBe(true);
  expect(sent).toEqual([{ name: 'Ada' }]);
});

test('whoever wants to know is told what the server answered', async () => {
  const told: string[] = [];
  await formSave(
    formOf(false),
    async () => 'acc_1',
    (answer) => told.push(answer),
  )();
  expect(told).toEqual(['acc_1']);
});

test('an incomplete form is not sent', async () => {
  const sent: object[] = [];
  expect(await formSave(formOf(true), async (values) => sent.push(values))()).toBe(false);
  expect(sent).toEqual([]);
});

test('refused fields stand where they were typed, and the refusal goes on to whoever shows it', async () => {
  const form = formOf(false);
  const refusal = new ApiError({ status: 400, code: 'invalid', title: 'No', issues: [{ path: 'name', code: 'taken', message: 'Taken' }] });
  await expect(formSave(form, () => Promise.reject(refusal))()).rejects.toBe(refusal);
  expect(form.refused).toEqual([{ name: 'Taken' }]);
});
