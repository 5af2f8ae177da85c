// What the browser had to refuse or could not load since the page was opened.
const refused = await new Promise((done) => {
  const observer = new ReportingObserver((reports) => done(reports), { buffered: true, types: ["csp-violation", "deprecation", "intervention"] });
  observer.observe();
  setTimeout(() => done(observer.takeRecords()), 100);
});
const failed = performance.getEntriesByType("resource").filter((entry) => entry.responseStatus >= 400);
const wrong = [...refused.map((report) => JSON.stringify(report.body)), ...failed.map((entry) => `${entry.responseStatus} ${entry.name}`)];
if (!document.documentElement.classList.contains("scripted")) wrong.push("the script did not run");
return wrong;
