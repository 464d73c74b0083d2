#include <algorithm>

#include "matters/criteria.h"
#include "platform/content/reader.h"

namespace waarborg::matters {
namespace {

using content::KeySet;
using content::Node;

// One list for every jurisdiction, so that figures can be compared.
const std::vector<std::string> kOutcomes{"no_case",   "line",         "line_talk", "line_enquiry",
                                         "orienting", "disciplinary", "criminal",  "central_team",
                                         "complaint", "welfare",      "merge"};

Criterion criterion(const Node& node, KeySet& keys) {
  node.only({"key", "question", "help", "answers", "sources"});
  Criterion result;
  result.key = node.at("key").key();
  keys.add(result.key, node);
  result.question = node.at("question").local_text();
  if (const Node help = node.find("help"); help.present()) result.help = help.local_text();
  result.sources = node.at("sources").texts();
  KeySet answer_keys;
  for (const Node& item : node.at("answers").items()) {
    item.only({"key", "text"});
    result.answers.push_back({item.at("key").key(), item.at("text").local_text()});
    answer_keys.add(result.answers.back().key, item);
  }
  if (result.answers.size() < 2) node.at("answers").wrong("expected.two_answers");
  return result;
}

TriageOutcome outcome(const Node& node, KeySet& keys) {
  node.only({"key", "title", "explanation", "procedure", "second_person", "expects", "closes", "sources"});
  TriageOutcome result;
  result.key = node.at("key").choice(kOutcomes);
  keys.add(result.key, node);
  result.title = node.at("title").local_text();
  result.explanation = node.at("explanation").local_text();
  if (const Node procedure = node.find("procedure"); procedure.present()) result.procedure = procedure.key();
  result.second_person = node.find("second_person").flag();
  result.expects = node.find("expects").flag();
  result.closes = node.find("closes").flag();
  result.sources = node.at("sources").texts();
  return result;
}

AnswerCondition condition(const std::string& key, const Node& node, const Criteria& criteria) {
  AnswerCondition result{key, node.keys()};
  const Criterion* criterion = criteria.find(key);
  if (!criterion) {
    node.wrong("expected.a_criterion");
    return result;
  }
  for (const Node& item : node.items()) {
    const std::string answer = item.key();
    const bool known = std::ranges::find(criterion->answers, answer, &CriterionAnswer::key) != criterion->answers.end();
    if (!known && !answer.empty()) item.wrong({"expected.an_answer", {key}});
  }
  if (result.any_of.empty()) node.wrong("expected.some_answer");
  return result;
}

AdviceRule rule(const Node& node, const Criteria& criteria, const KeySet& outcomes, KeySet& keys) {
  node.only({"key", "when", "advise", "weight", "because", "sources"});
  AdviceRule result;
  result.key = node.at("key").key();
  keys.add(result.key, node);
  for (const auto& [key, answers] : node.at("when").fields()) result.when.push_back(condition(key, answers, criteria));
  if (result.when.empty()) node.wrong("expected.some_condition");
  if (const Node advised = node.find("advise"); advised.present()) {
    result.outcome = advised.key();
    outcomes.require(result.outcome, advised, "expected.an_outcome");
  }
  result.weight = node.at("weight").number(1, 100);
  result.because = node.at("because").local_text();
  result.sources = node.at("sources").texts();
  return result;
}

}  // namespace

Result<Criteria> load_criteria(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  const auto path = content / "criteria" / (std::string(calendar::code_of(jurisdiction)) + ".yaml");
  const Node root = Node::from_file(path, problems);
  root.only({"version", "criteria", "outcomes", "rules"});
  Criteria criteria;
  criteria.version = root.at("version").text();
  criteria.jurisdiction = jurisdiction;
  KeySet criterion_keys;
  KeySet outcome_keys;
  KeySet rule_keys;
  for (const Node& node : root.at("criteria").items()) criteria.criteria.push_back(criterion(node, criterion_keys));
  for (const Node& node : root.at("outcomes").items()) criteria.outcomes.push_back(outcome(node, outcome_keys));
  for (const Node& node : root.at("rules").items()) {
    criteria.rules.push_back(rule(node, criteria, outcome_keys, rule_keys));
  }
  return content::finish(std::move(criteria), problems);
}

}  // namespace waarborg::matters
