import { matchingTag, tagOf } from './entity-tag';

const tag = tagOf(Buffer.from('{"total":0}'));

describe('an entity tag', () => {
  it('is the same for the same bytes only', () => {
    expect(tagOf(Buffer.from('{"total":0}'))).toBe(tag);
    expect(tagOf(Buffer.from('{"total":1}'))).not.toBe(tag);
  });

  it.each([
    ['itself', `"${tag}"`, `"${tag}"`],
    ['its weak form, which a packed answer carries', `W/"${tag}"`, `W/"${tag}"`],
    ['itself within a list', `"other", "${tag}"`, `"${tag}"`],
    ['itself without quotes', tag, `"${tag}"`],
    ['the sign for any answer', '*', `"${tag}"`],
  ])('matches %s', (_name, header, sent) => {
    expect(matchingTag(tag, header)).toBe(sent);
  });

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another tag', '"other"'],
    ['a part of itself', `"${tag.slice(1)}"`],
    ['a tag that goes on', `"${tag}x"`],
  ])('does not match %s', (_name, header) => {
    expect(matchingTag(tag, header)).toBeNull();
  });
});
