import { describe, expect, test } from 'vitest';
import { portFrom, siteFault } from '../../src/cli/environment.ts';
import { keptByNpm } from '../../src/cli/flags.ts';

describe('what the environment tells', () => {
  test('is refused with the value seen and what to write instead', () => {
    expect(siteFault('foo')).toMatch(/such as https:\/\/example\.org\/stories\/ — saw “foo”/);
    for (const wrong of ['abc', '-1', '80.5', '70000']) {
      expect(portFrom(wrong)).toEqual({
        fault: `PORT must be a number from 0 to 65535, such as 4173 — saw “${wrong}”`,
      });
    }
  });

  test('may be nothing', () => {
    expect(siteFault('')).toBeUndefined();
    expect(portFrom('')).toBe(4173);
  });

  test('is taken as it is where it makes sense', () => {
    expect(siteFault('https://example.org')).toBeUndefined();
    expect(portFrom('8080')).toBe(8080);
  });

  test('is which flags npm has kept to itself, where it runs the command', () => {
    const env = {
      npm_lifecycle_event: 'new',
      npm_config_from: 'true',
      npm_config_scene_per: 'true',
      npm_config_cache: '',
    };
    expect(keptByNpm(['from', 'scene-per', 'lat'], env)).toEqual(['--from', '--scene-per']);
    expect(keptByNpm(['from'], { npm_config_from: 'true' })).toEqual([]);
  });
});
