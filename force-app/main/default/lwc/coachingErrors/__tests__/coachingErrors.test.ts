import { describeError, reduceErrors } from 'c/coachingErrors';

describe('reduceErrors', () => {
  it.each([
    [
      'an Apex exception',
      { body: { message: 'Policy missing', exceptionType: 'AuraHandledException' } },
      ['Policy missing'],
    ],
    ['several answers', [{ body: { message: 'a' } }, { body: [{ message: 'b' }, { message: 'a' }] }], ['a', 'b']],
    [
      'a failed save',
      {
        body: {
          message: 'An error occurred',
          output: { errors: [{ message: 'Page' }], fieldErrors: { Name: [{ message: 'Field' }] } },
        },
      },
      ['Page', 'Field'],
    ],
    [
      'a failed DML',
      { body: { pageErrors: [{ message: 'Page' }], fieldErrors: { Amount: [{ message: 'Too large' }] } } },
      ['Page', 'Too large'],
    ],
    ['a text for developers', new TypeError('x is undefined'), []],
    ['an empty message', { body: { message: ' ' } }, []],
    ['nothing', undefined, []],
    ['a string', 'boom', []],
  ])('reduceErrors_%s_givesTheTextsForPeople', (_, error, messages) => {
    expect(reduceErrors(error)).toEqual(messages);
  });
});

describe('describeError', () => {
  it('describeError_severalMessages_joinsThem', () => {
    expect(describeError({ body: [{ message: 'One.' }, { message: 'Two.' }] })).toBe('One. Two.');
  });

  it('describeError_withoutMessage_saysWhatToDo', () => {
    expect(describeError(new Error('socket hang up'))).toBe(
      'The server did not answer as expected. Check your connection and try again.',
    );
  });
});
