import { join } from 'node:path';
import { mkdirSync, writeFileSync, mkdtempSync } from 'node:fs';
import { startExtensionSession } from './scripts/extension-session.mjs';
import { agree, importLibrary } from './scripts/demo-run.mjs';
import { writeGrownLibrary } from './scripts/grown-library.mjs';
import { ensureBrowser, projectRoot } from './scripts/prepare.mjs';
const folder = mkdtempSync('/tmp/jank-'); const lib=join(folder,'library');
writeGrownLibrary(lib, 400);
const para='Plain words about databases and trains, a [link](https://owner.example/x) and **more** words. '.repeat(8);
writeFileSync(join(lib,'huge.md'), '# Huge\n\n'+Array.from({length:11000},(_,i)=>`## Part ${i}\n\n${para}`).join('\n\n').slice(0,9_500_000));
writeFileSync(join(lib,'huge.html'), '<!doctype html><html><head><title>Huge page</title></head><body><article><h1>Huge page</h1>'+Array.from({length:9000},(_,i)=>`<h2>Part ${i}</h2><p>${para}</p>`).join('')+'</article></body></html>');
const session = await startExtensionSession({ executablePath: ensureBrowser().path, build: join(projectRoot,'.output/chrome-mv3'), grantedOrigins: ['https://www.linkedin.com/*'] });
try {
  const page = await session.openPage('options.html#welcome');
  await agree(page);
  await page.goto(page.url().split('#')[0]+'#library');
  await page.evaluate(() => { globalThis.gaps=[]; let last=performance.now(); setInterval(()=>{const n=performance.now(); globalThis.gaps.push(n-last); last=n;},10); globalThis.tasks=[]; new PerformanceObserver(l=>globalThis.tasks.push(...l.getEntries().map(e=>Math.round(e.duration)))).observe({type:'longtask',buffered:true}); });
  const t=Date.now();
  await importLibrary(page, session.id, lib).catch(e=>console.log('import:',e.message.slice(0,200)));
  const r=await page.evaluate(()=>({gaps:[...globalThis.gaps].sort((a,b)=>b-a).slice(0,12).map(Math.round), tasks:[...globalThis.tasks].sort((a,b)=>b-a).slice(0,12)}));
  console.log(JSON.stringify({seconds:(Date.now()-t)/1000, ...r}));
} finally { await session.close(); }
