// Finds fact-checks on the first page while one types. Everything works without it: the lists by verdict and by claimant
// are pages of their own. It loads nothing but the site's own list of entries, and that only once somebody asks.
(function () {
  "use strict";

  var MOST = 100;
  var form = document.querySelector(".finder");
  var template = document.getElementById("entry");
  if (!form || !template || !template.content) {
    return;
  }
  var list = document.querySelector(".list");
  var verdicts = document.querySelector(".verdicts");
  var found = document.querySelector(".found");
  var fields = { words: form.elements.words, verdict: form.elements.verdict, claimant: form.elements.claimant };
  var hits = document.createElement("ol");
  hits.className = "entries";
  hits.hidden = true;
  list.before(hits);
  form.hidden = false;

  function whenLoaded(then) {
    if (window.factChecks) {
      then();
      return;
    }
    var script = document.createElement("script");
    script.src = form.dataset.entries;
    script.addEventListener("load", function () {
      offerClaimants();
      then();
    });
    document.head.append(script);
  }

  function offerClaimants() {
    var names = new Set();
    window.factChecks.forEach(function (row) {
      names.add(row[2]);
    });
    var options = document.getElementById("claimants");
    if (options.childElementCount) {
      return;
    }
    Array.from(names)
      .sort()
      .forEach(function (name) {
        var option = document.createElement("option");
        option.value = name;
        options.append(option);
      });
  }

  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function matches(row, words, verdict, claimant) {
    var text = folded([row[1], row[2], row[3], row[7], row[8]].join(" "));
    return (
      (!verdict || row[5] === verdict) &&
      (!claimant || folded(row[2]).includes(claimant)) &&
      words.every(function (word) {
        return text.includes(word);
      })
    );
  }

  function shown(row) {
    var item = template.content.cloneNode(true);
    var badge = item.querySelector(".badge");
    var link = item.querySelector(".claim a");
    var time = document.createElement("time");
    var cite = item.querySelector("cite");
    badge.textContent = row[3];
    badge.classList.add("tone-" + row[4]);
    link.textContent = row[1];
    link.href = form.dataset.root + row[0] + "/index.html";
    item.querySelector("bdi").textContent = row[2];
    time.dateTime = row[6];
    time.textContent = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(row[6]));
    item.querySelector(".day").append(row[2] ? "· " : "", time, " ·");
    cite.textContent = row[7];
    [link.parentElement, cite].forEach(function (each) {
      each.lang = row[9];
    });
    return item;
  }

  function show() {
    var words = folded(fields.words.value).split(/\s+/).filter(Boolean);
    var verdict = fields.verdict.value;
    var claimant = folded(fields.claimant.value.trim());
    var isAsked = Boolean(words.length || verdict || claimant);
    list.hidden = verdicts.hidden = isAsked;
    hits.hidden = found.hidden = !isAsked;
    remember(isAsked);
    if (!isAsked) {
      hits.replaceChildren();
      found.textContent = "";
      return;
    }
    var rows = window.factChecks.filter(function (row) {
      return matches(row, words, verdict, claimant);
    });
    hits.replaceChildren.apply(hits, rows.slice(0, MOST).map(shown));
    var count = rows.length + (rows.length === 1 ? " claim" : " claims") + " found";
    found.textContent = rows.length > MOST ? count + ", the newest " + MOST + " are shown." : count + ".";
  }

  function remember(isAsked) {
    var asked = new URLSearchParams();
    Object.keys(fields).forEach(function (name) {
      if (fields[name].value) {
        asked.set(name, fields[name].value);
      }
    });
    var here = window.location.href.split("#")[0];
    window.history.replaceState(null, "", isAsked ? here + "#" + asked : here);
  }

  function recall() {
    var asked = new URLSearchParams(window.location.hash.slice(1));
    var isAsked = false;
    Object.keys(fields).forEach(function (name) {
      if (asked.has(name)) {
        fields[name].value = asked.get(name);
        isAsked = true;
      }
    });
    if (isAsked) {
      whenLoaded(show);
    }
  }

  form.addEventListener("focusin", function () {
    whenLoaded(function () {});
  });
  form.addEventListener("input", function () {
    whenLoaded(show);
  });
  form.addEventListener("reset", function () {
    window.setTimeout(function () {
      whenLoaded(show);
    });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  recall();
})();
