// The script as it is deployed.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { buildScenario, mostBytes, parts, scenarioName } from '../../main/voxengine/build.mjs';

const script = buildScenario('https://halo.example.com');
const sources = new URL('../../main/voxengine/', import.meta.url);

describe('the script', () => {
  it('is the same for the same sources and address, and another for another address', () => {
    assert.equal(buildScenario('https://halo.example.com/'), script);
    assert.notEqual(buildScenario('https://other.example.com'), script);
    assert.ok(script.includes('const HALO_URL = "https://halo.example.com";'));
  });

  it('is small enough to be uploaded, under a name that is short enough', () => {
    assert.ok(Buffer.byteLength(script) < mostBytes);
    assert.ok(scenarioName.length < 30);
  });

  it('holds every file of the scenario', () => {
    assert.deepEqual(
      readdirSync(sources)
        .filter((name) => name.endsWith('.js'))
        .sort(),
      [...parts].sort(),
    );
  });

  it('is not made for an address that could be overheard, or that is more than a host', () => {
    const wrong = ['http://halo.example.com', 'ftp://halo.example.com', 'https://halo.example.com/path'];
    for (const address of [
      ...wrong,
      'https://halo.example.com/?a=b',
      'https://a:b@halo.example.com',
      'halo',
      '',
    ]) {
      assert.throws(() => buildScenario(address), undefined, address);
    }
    assert.ok(buildScenario('http://127.0.0.1:8080').includes('"http://127.0.0.1:8080"'));
  });

  it('has no syntax newer than ES2017', () => {
    const as = (target) =>
      ts.transpileModule(script, {
        compilerOptions: { target, module: ts.ModuleKind.None, removeComments: true },
      }).outputText;

    assert.equal(as(ts.ScriptTarget.ES2017), as(ts.ScriptTarget.ESNext));
    const newer = 'const a = b?.c ?? d; try { e({ ...a }); } catch { f(); }';
    const told = (target) => ts.transpileModule(newer, { compilerOptions: { target } }).outputText;
    assert.notEqual(told(ts.ScriptTarget.ES2017), told(ts.ScriptTarget.ESNext), 'the check finds nothing');
  });

  it('uses nothing of Node, of a browser or of modules', () => {
    const code = ts.transpileModule(script, {
      compilerOptions: { target: ts.ScriptTarget.ESNext, removeComments: true },
    });

    const stranger = /\b(import|export|fetch|process|console|Buffer|globalThis|window|eval)\b/.exec(
      code.outputText,
    );
    assert.equal(stranger?.[0], undefined);
  });
});
