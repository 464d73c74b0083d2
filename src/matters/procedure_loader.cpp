#include "matters/procedure_loader.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "matters/procedure_checks.h"

namespace waarborg::matters {
namespace {

using content::Node;

const std::vector<std::string> kKinds{"report",       "complaint", "compliment",    "line_talk",
                                      "line_enquiry", "orienting", "disciplinary",  "criminal_handover",
                                      "central",      "welfare",   "whistleblower", "resistance"};
// In the order of the enums they are read into.
const std::vector<std::string> kTracks{"none", "disciplinary", "criminal"};
const std::vector<std::string> kNatures{"statutory", "policy", "limitation"};
const std::vector<std::string> kApprovals{"none", "commissioner", "prosecutor"};
const std::vector<std::string> kRecords{"note",     "message",  "talk_date", "reason", "document",
                                        "decision", "findings", "lessons",   "notice"};

template <class Enum>
Enum one_of(const Node& node, const std::vector<std::string>& words) {
  return static_cast<Enum>(std::ranges::find(words, node.choice(words)) - words.begin());
}

calendar::Period period(const Node& node) {
  if (!node.present()) return {1, calendar::Unit::days};
  const auto found = calendar::period_from(node.scalar().value_or(""));
  if (!found) node.wrong({"expected.period", {"7d, 10wd, 6w, 3m, 1y, 48h"}});
  return found.value_or(calendar::Period{1, calendar::Unit::days});
}

Anchor anchor(const Node& node) {
  const std::string word = node.present() ? node.text() : "";
  const std::size_t colon = word.find(':');
  if (colon == std::string::npos) return {word, ""};
  return {word.substr(0, colon), word.substr(colon + 1)};
}

std::vector<RecordKind> records(const Node& node) {
  std::vector<RecordKind> result;
  for (const Node& item : node.items()) result.push_back(one_of<RecordKind>(item, kRecords));
  return result;
}

std::string prefix(const Node& node) {
  const std::string word = node.text();
  const bool good = word.size() <= 4 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!good) node.wrong("expected.capitals");
  return word;
}

Term term(const Node& node) {
  node.only({"period", "nature", "from", "source"});
  Term result;
  result.period = period(node.at("period"));
  result.nature = one_of<calendar::ClockNature>(node.at("nature"), kNatures);
  result.from = anchor(node.at("from"));
  result.source = node.at("source").text();
  return result;
}

Step step(const Node& node) {
  node.only({"key", "title", "help", "told", "responsible", "term", "records", "letter", "second_person", "optional",
             "required", "repeat", "room", "then"});
  Step result;
  result.key = node.at("key").key();
  result.title = node.at("title").local_text();
  if (const Node help = node.find("help"); help.present()) result.help = help.local_text();
  if (const Node told = node.find("told"); told.present()) result.told = told.local_text();
  result.responsible = anchor(node.at("responsible"));
  if (const Node found = node.find("term"); found.present()) result.term = term(found);
  result.records = records(node.find("records"));
  if (const Node letter = node.find("letter"); letter.present()) result.letter = letter.key();
  result.second_person = node.find("second_person").flag();
  result.optional = node.find("optional").flag();
  result.required = node.find("required").flag();
  if (const Node found = node.find("repeat"); found.present()) result.repeat = period(found);
  if (const Node room = node.find("room"); room.present()) result.room = room.key();
  if (const Node then = node.find("then"); then.present()) result.then = anchor(then);
  return result;
}

Phase phase(const Node& node) {
  node.only({"key", "title", "public", "steps"});
  Phase result;
  result.key = node.at("key").key();
  result.title = node.at("title").local_text();
  result.public_title = node.at("public").local_text();
  for (const Node& item : node.at("steps").items()) result.steps.push_back(step(item));
  return result;
}

Extension extension(const Node& node) {
  node.only({"period", "nature", "times", "notify", "more_with_consent", "source"});
  Extension result;
  result.period = period(node.at("period"));
  result.nature = one_of<calendar::ClockNature>(node.at("nature"), kNatures);
  if (const Node times = node.find("times"); times.present()) result.times = times.number(1, 12);
  const std::vector<std::string> whom{"complainant", "reporter", "person_concerned"};
  for (const Node& item : node.find("notify").items()) result.notify.push_back(item.choice(whom));
  result.more_with_consent = node.find("more_with_consent").flag();
  result.source = node.at("source").text();
  return result;
}

ClockRule clock(const Node& node) {
  node.only({"key", "title", "period", "nature", "from", "from_at_latest", "stops", "source", "pause", "extension",
             "remind", "escalate"});
  ClockRule result;
  result.key = node.at("key").key();
  result.title = node.at("title").local_text();
  result.period = period(node.at("period"));
  result.nature = one_of<calendar::ClockNature>(node.at("nature"), kNatures);
  result.from = anchor(node.at("from"));
  if (const Node latest = node.find("from_at_latest"); latest.present()) result.from_at_latest = period(latest);
  result.stops = anchor(node.at("stops"));
  result.source = node.at("source").text();
  result.pause = node.find("pause").keys();
  if (const Node found = node.find("extension"); found.present()) result.extension = extension(found);
  for (const Node& item : node.find("remind").items()) result.remind.push_back(period(item));
  if (const Node desk = node.find("escalate"); desk.present()) result.escalate = desk.key();
  return result;
}

Outcome outcome(const Node& node) {
  node.only({"key", "title", "opens", "second_person", "needs"});
  Outcome result;
  result.key = node.at("key").key();
  result.title = node.at("title").local_text();
  if (const Node opens = node.find("opens"); opens.present()) result.opens = opens.key();
  result.second_person = node.find("second_person").flag();
  result.needs = records(node.find("needs"));
  return result;
}

Means means(const Node& node) {
  node.only({"key", "title", "approval", "source"});
  Means result;
  result.key = node.at("key").key();
  result.title = node.at("title").local_text();
  result.approval = one_of<Approval>(node.at("approval"), kApprovals);
  result.source = node.at("source").text();
  return result;
}

/// What the rules of enquiries add: duty to cooperate, means, parts kept apart, contact.
void read_enquiry(const Node& root, Procedure& procedure) {
  if (const Node duty = root.find("duty_to_cooperate"); duty.present()) {
    duty.only({"staff", "person_concerned", "source"});
    procedure.duty_to_cooperate =
        DutyToCooperate{duty.at("staff").flag(), duty.at("person_concerned").flag(), duty.at("source").text()};
  }
  for (const Node& item : root.find("means").items()) procedure.means.push_back(means(item));
  for (const Node& pair : root.find("apart").items()) {
    const auto parts = pair.keys();
    if (parts.size() != 2) pair.wrong("expected.two_parts");
    if (parts.size() == 2) procedure.apart.emplace_back(parts[0], parts[1]);
  }
  for (const Node& item : root.find("grounds").items()) {
    item.only({"key", "title", "source"});
    procedure.grounds.push_back({item.at("key").key(), item.at("title").local_text(), item.at("source").text()});
  }
  if (const Node contact = root.find("contact"); contact.present()) {
    contact.only({"first", "every", "source"});
    procedure.contact =
        ContactRule{period(contact.at("first")), period(contact.at("every")), contact.at("source").text()};
  }
}

void read_end(const Node& root, Procedure& procedure) {
  const Node closing = root.at("closing");
  closing.only({"lessons"});
  procedure.lessons_required = closing.at("lessons").choice({"optional", "required"}) == "required";
  const Node retention = root.find("retention");
  if (!retention.present()) return;
  retention.only({"period", "source"});
  procedure.retention = period(retention.at("period"));
  procedure.retention_source = retention.at("source").text();
}

Procedure read(const Node& root) {
  root.only({"procedure", "version", "kind", "track", "prefix", "title", "source", "desk", "phases", "clocks",
             "duty_to_cooperate", "means", "apart", "contact", "grounds", "outcomes", "closing", "retention"});
  Procedure result;
  result.key = root.at("procedure").key();
  result.version = root.at("version").number(1, 100000);
  result.kind = root.at("kind").choice(kKinds);
  result.track = one_of<Track>(root.at("track"), kTracks);
  result.prefix = prefix(root.at("prefix"));
  result.title = root.at("title").local_text();
  result.source = root.at("source").texts();
  result.desk = root.at("desk").key();
  for (const Node& item : root.at("phases").items()) result.phases.push_back(phase(item));
  for (const Node& item : root.find("clocks").items()) result.clocks.push_back(clock(item));
  for (const Node& item : root.find("outcomes").items()) result.outcomes.push_back(outcome(item));
  read_enquiry(root, result);
  read_end(root, result);
  return result;
}

Procedure parse(const std::string& text, const std::string& file, calendar::Jurisdiction jurisdiction,
                content::Problems& problems) {
  const Node root = Node::from_text(text, file, problems);
  Procedure procedure = read(root);
  procedure.jurisdiction = jurisdiction;
  procedure.text = text;
  if (root.is_mapping()) check_references(procedure, root);
  return procedure;
}

/// What one file alone cannot know: keys are unique, and what an outcome opens exists.
void check_together(const std::vector<Procedure>& procedures, const std::vector<std::string>& files,
                    content::Problems& problems) {
  const auto is_key = [&](const std::string& key) {
    return std::ranges::any_of(procedures, [&](const Procedure& one) { return one.key == key; });
  };
  for (std::size_t i = 0; i < procedures.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (procedures[i].key == procedures[j].key && !procedures[i].key.empty()) {
        problems.add(files[i], 1, "procedure", {"expected.own_key_of", {files[j]}});
      }
    }
    for (const Outcome& outcome : procedures[i].outcomes) {
      if (outcome.opens.empty() || is_key(outcome.opens)) continue;
      problems.add(files[i], 1, "outcomes." + outcome.key + ".opens", "expected.a_procedure");
    }
  }
}

}  // namespace

Result<Procedure> parse_procedure(const std::string& text, const std::string& file,
                                  calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  Procedure procedure = parse(text, file, jurisdiction, problems);
  return content::finish(std::move(procedure), problems);
}

Result<std::vector<Procedure>> load_procedures(const std::filesystem::path& content,
                                               calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  std::vector<Procedure> procedures;
  std::vector<std::string> files;
  const auto folder = content / "procedures" / std::string(calendar::code_of(jurisdiction));
  for (const auto& path : content::yaml_files(folder, problems)) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    procedures.push_back(parse(text.str(), path.string(), jurisdiction, problems));
    files.push_back(path.string());
  }
  check_together(procedures, files, problems);
  return content::finish(std::move(procedures), problems);
}

}  // namespace waarborg::matters
