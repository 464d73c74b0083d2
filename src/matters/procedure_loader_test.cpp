#include <doctest/doctest.h>

#include "matters/procedure_loader.h"
#include "platform/content/testing.h"

using namespace waarborg;
using namespace waarborg::matters;

namespace {

const std::string kTitle = "{nl: a, en: b, fr: c, de: d}";

/// A small procedure that is right; tests break one line of it.
std::string good() {
  return "procedure: complaint\n"  // line 1
         "version: 2\n"
         "kind: complaint\n"
         "track: none\n"
         "prefix: K\n"
         "title: " +
         kTitle +
         "\n"
         "source: [CMP-08, \"Awb 9:11\"]\n"
         "desk: complaints\n"
         "phases:\n"
         "  - key: informal\n"  // line 10
         "    title: " +
         kTitle +
         "\n"
         "    public: " +
         kTitle +
         "\n"
         "    steps:\n"
         "      - key: acknowledge\n"
         "        title: " +
         kTitle +
         "\n"
         "        responsible: desk:complaints\n"
         "        term: {period: 7d, nature: statutory, from: received, source: x}\n"
         "        records: [message]\n"
         "        letter: acknowledgement\n"
         "        then: phase:handling\n"  // line 20
         "  - key: handling\n"
         "    title: " +
         kTitle +
         "\n"
         "    public: " +
         kTitle +
         "\n"
         "    steps:\n"
         "      - {key: decide, title: " +
         kTitle +
         ", responsible: participant:decider, records: [decision, lessons], second_person: true, then: close}\n"
         "clocks:\n"
         "  - key: handling_term\n"
         "    title: " +
         kTitle +
         "\n"
         "    period: 10w\n"
         "    nature: statutory\n"  // line 30
         "    from: received\n"
         "    stops: close\n"
         "    source: \"Awb 9:11\"\n"
         "    pause: [criminal_enquiry]\n"
         "    extension: {period: 4w, nature: statutory, times: 1, notify: [complainant, person_concerned], "
         "more_with_consent: true, source: \"Awb 9:11\"}\n"
         "    remind: [7d, 1d]\n"
         "    escalate: authority\n"
         "outcomes:\n"
         "  - {key: founded, title: " +
         kTitle +
         ", needs: [reason]}\n"
         "closing: {lessons: required}\n"  // line 40
         "retention: {period: 5y, source: y}\n";
}

std::string broken(const std::string& from, const std::string& to) {
  std::string text = good();
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

std::string problems(const std::string& text) {
  const auto parsed = parse_procedure(text, "p.yaml", calendar::Jurisdiction::nl);
  return parsed.ok() ? "" : content::english(parsed.errors());
}

struct Bad {
  const char* from;
  const char* to;
  const char* line;
};

constexpr Bad kBad[]{
    {"version: 2", "version: 0", "p.yaml:2: version: expected a whole number from 1"},
    {"version: 2", "version: two", "p.yaml:2: version:"},
    {"version: 2", "versoin: 2", "p.yaml:2: versoin: expected a known field; the nearest is version"},
    {"kind: complaint", "kind: complain", "p.yaml:3: kind: expected one of"},
    {"track: none", "track: civil", "p.yaml:4: track: expected one of none, disciplinary, criminal"},
    {"prefix: K", "prefix: kl", "p.yaml:5: prefix: expected one to four capital letters"},
    {", de: d}", "}", "p.yaml:6: title.de: expected this field, which is missing"},
    {"desk: complaints", "desk: complaint", "p.yaml:8: desk: expected one of"},
    {"- key: informal", "- key: In formal", "p.yaml:10: phases[1].key: expected a key"},
    {"responsible: desk:complaints", "responsible: desk:klachten",
     "p.yaml:16: phases[1].steps[1].responsible: expected one of triage"},
    {"responsible: desk:complaints", "responsible: role:hander", "the nearest is handler"},
    {"responsible: desk:complaints", "responsible: complaints",
     "p.yaml:16: phases[1].steps[1].responsible: expected desk:CODE"},
    {"period: 7d", "period: 7 days", "p.yaml:17: phases[1].steps[1].term.period: expected a period"},
    {"from: received, source: x", "from: step:acknowledge, source: x",
     "p.yaml:17: phases[1].steps[1].term.from: expected a step other than itself"},
    {"from: received, source: x", "from: now, source: x",
     "p.yaml:17: phases[1].steps[1].term.from: expected received, phase or step:KEY"},
    {"records: [message]", "records: [massage]", "p.yaml:18: phases[1].steps[1].records[1]: expected one of"},
    {"records: [message]", "records: message", "p.yaml:18: phases[1].steps[1].records: expected a list"},
    {"then: phase:handling", "then: phase:handlin",
     "p.yaml:20: phases[1].steps[1].then: expected a phase that exists; the nearest is handling"},
    {"then: phase:handling", "then: phase:handlin",
     "p.yaml:21: phases[2]: expected a step somewhere with then: phase:handling"},
    {"then: phase:handling", "then: end", "p.yaml:20: phases[1].steps[1].then: expected phase:KEY or close"},
    {"- key: handling\n", "- key: informal\n",
     "p.yaml:21: phases[2]: expected a key of its own; informal was used before"},
    {"key: decide", "key: acknowledge", "expected a key of its own; acknowledge was used before"},
    {"[decision, lessons]", "[decision]", "p.yaml:25: phases[2].steps[1]: expected lessons among the records"},
    {", then: close}", "}", "p.yaml:10: phases: expected a step somewhere with then: close"},
    {"second_person: true", "second_person: 1", "p.yaml:25: phases[2].steps[1].second_person: expected true or false"},
    {"nature: statutory\n", "nature: legal\n",
     "p.yaml:30: clocks[1].nature: expected one of statutory, policy, limitation"},
    {"from: received\n", "from: phase:none\n", "p.yaml:31: clocks[1].from: expected a phase that exists"},
    {"from: received\n", "from: phase\n",
     "p.yaml:31: clocks[1].from: expected received, phase:KEY, step:KEY or clock:KEY"},
    {"stops: close", "stops: step:decided",
     "p.yaml:32: clocks[1].stops: expected a step that exists; the nearest is decide"},
    {"stops: close", "stops: never", "p.yaml:32: clocks[1].stops: expected step:KEY, phase:KEY or close"},
    {"times: 1", "times: 0", "p.yaml:35: clocks[1].extension.times: expected a whole number from 1 to 12"},
    {"notify: [complainant", "notify: [citizen",
     "p.yaml:35: clocks[1].extension.notify[1]: expected one of complainant"},
    {"remind: [7d, 1d]", "remind: [week]", "p.yaml:36: clocks[1].remind[1]: expected a period"},
    {"escalate: authority", "escalate: chief", "p.yaml:37: clocks[1].escalate: expected one of"},
    {"outcomes:\n", "outcome:\n", "p.yaml:1: expected outcomes, as step decide records a decision"},
    {"lessons: required", "lessons: maybe", "p.yaml:40: closing.lessons: expected one of optional, required"},
    {"period: 5y", "period: 5j", "p.yaml:41: retention.period: expected a period"},
};

}  // namespace

TEST_CASE("Procedure_OfAGoodFile_IsReadWhole") {
  const auto parsed = parse_procedure(good(), "p.yaml", calendar::Jurisdiction::be);
  REQUIRE_MESSAGE(parsed.ok(), content::english(parsed.errors()));
  CHECK(parsed->key == "complaint");
  CHECK(parsed->version == 2);
  CHECK(parsed->jurisdiction == calendar::Jurisdiction::be);
  REQUIRE(parsed->phases.size() == 2);
  const Step& acknowledge = parsed->phases[0].steps[0];
  CHECK(acknowledge.responsible == Anchor{"desk", "complaints"});
  REQUIRE(acknowledge.term);
  CHECK(calendar::to_text(acknowledge.term->period) == "7d");
  CHECK(acknowledge.then == Anchor{"phase", "handling"});
  CHECK(parsed->phases[1].steps[0].second_person);
  REQUIRE(parsed->clocks.size() == 1);
  const ClockRule& clock = parsed->clocks[0];
  CHECK(clock.nature == calendar::ClockNature::statutory);
  REQUIRE(clock.extension);
  CHECK(clock.extension->more_with_consent);
  CHECK(clock.remind.size() == 2);
  CHECK(parsed->outcomes[0].needs == std::vector<RecordKind>{RecordKind::reason});
  CHECK(parsed->lessons_required);
  CHECK(parsed->text == good());
}

TEST_CASE("Procedure_WithAMistake_NamesFileLineFieldAndWhatWasExpected") {
  for (const Bad& bad : kBad) {
    const std::string lines = problems(broken(bad.from, bad.to));
    CAPTURE(bad.to);
    CAPTURE(lines);
    CHECK(lines.find(bad.line) != std::string::npos);
  }
}

TEST_CASE("Procedure_WithManyMistakes_NamesThemAllAtOnce") {
  std::string text = broken("prefix: K", "prefix: k");
  text.replace(text.find("period: 10w"), 11, "period: ten");
  text.replace(text.find("desk: complaints"), 16, "desk: nobody");
  const auto parsed = parse_procedure(text, "p.yaml", calendar::Jurisdiction::nl);
  REQUIRE_FALSE(parsed.ok());
  CHECK(parsed.errors().size() == 3);
}

TEST_CASE("Procedure_WithALineMissing_IsRefusedNotACrash") {
  const std::string text = good();
  for (std::size_t start = 0; start < text.size(); start = text.find('\n', start) + 1) {
    std::string shorter = text;
    shorter.erase(start, text.find('\n', start) + 1 - start);
    (void)parse_procedure(shorter, "p.yaml", calendar::Jurisdiction::nl);
    (void)parse_procedure(text.substr(0, start), "p.yaml", calendar::Jurisdiction::nl);
  }
  for (const char* odd : {"", "x", "[]", "{}", "phases: 3", "phases: [3]", "phases: [{steps: [1, [], {}]}]",
                          "&a {phases: *a}", "outcomes: {a: b}", "clocks: [[]]"}) {
    CAPTURE(odd);
    CHECK_FALSE(parse_procedure(odd, "p.yaml", calendar::Jurisdiction::nl).ok());
  }
}
