#include "matters/route_guide.h"

#include <algorithm>

#include "platform/content/reader.h"

namespace waarborg::matters {
namespace {

using content::KeySet;
using content::Node;

constexpr int kSuggestedMax = 3;

Desk desk(const Node& node, KeySet& keys) {
  node.only({"key", "name", "who", "may", "may_not", "confidentiality", "reach", "outside", "report_here", "sources"});
  Desk result;
  result.key = node.at("key").key();
  keys.add(result.key, node);
  result.name = node.at("name").local_text();
  result.who = node.at("who").local_text();
  result.may = node.at("may").local_text();
  result.may_not = node.at("may_not").local_text();
  result.confidentiality = node.at("confidentiality").local_text();
  result.reach = node.at("reach").local_text();
  result.outside = node.find("outside").flag();
  result.report_here = node.find("report_here").flag();
  result.sources = node.at("sources").texts();
  return result;
}

RouteAnswer answer(const Node& node, const KeySet& desks, KeySet& keys) {
  node.only({"key", "text", "points"});
  RouteAnswer result;
  result.key = node.at("key").key();
  keys.add(result.key, node);
  result.text = node.at("text").local_text();
  for (const auto& [code, points] : node.find("points").fields()) {
    desks.require(code, points, "expected.a_desk");
    result.points[code] = points.number(-9, 9);
  }
  return result;
}

RouteQuestion question(const Node& node, const KeySet& desks, KeySet& keys) {
  node.only({"key", "question", "answers"});
  RouteQuestion result;
  result.key = node.at("key").key();
  keys.add(result.key, node);
  result.question = node.at("question").local_text();
  KeySet answer_keys;
  for (const Node& item : node.at("answers").items()) result.answers.push_back(answer(item, desks, answer_keys));
  return result;
}

}  // namespace

const Desk* RouteGuide::find(std::string_view key) const {
  const auto found = std::ranges::find(desks, key, &Desk::key);
  return found == desks.end() ? nullptr : &*found;
}

std::vector<RankedDesk> order_desks(const RouteGuide& guide,
                                    const std::map<std::string, std::string, std::less<>>& answers) {
  std::vector<RankedDesk> ranked;
  for (const Desk& one : guide.desks) ranked.push_back({&one, 0, false});
  for (const RouteQuestion& asked : guide.questions) {
    const auto given = answers.find(asked.key);
    if (given == answers.end()) continue;
    const auto chosen = std::ranges::find(asked.answers, given->second, &RouteAnswer::key);
    if (chosen == asked.answers.end()) continue;
    for (RankedDesk& one : ranked) {
      const auto points = chosen->points.find(one.desk->key);
      if (points != chosen->points.end()) one.points += points->second;
    }
  }
  std::ranges::stable_sort(ranked, std::greater{}, &RankedDesk::points);
  int suggested = 0;
  for (RankedDesk& one : ranked) {
    one.suggested = one.points > 0 && suggested < kSuggestedMax;
    suggested += one.suggested ? 1 : 0;
  }
  return ranked;
}

Result<RouteGuide> load_route_guide(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  const auto path = content / "route-guide" / (std::string(calendar::code_of(jurisdiction)) + ".yaml");
  const Node root = Node::from_file(path, problems);
  root.only({"version", "introduction", "desks", "questions"});
  RouteGuide guide;
  guide.version = root.at("version").text();
  guide.introduction = root.at("introduction").local_text();
  KeySet desk_keys;
  KeySet question_keys;
  for (const Node& node : root.at("desks").items()) guide.desks.push_back(desk(node, desk_keys));
  for (const Node& node : root.at("questions").items()) {
    guide.questions.push_back(question(node, desk_keys, question_keys));
  }
  return content::finish(std::move(guide), problems);
}

}  // namespace waarborg::matters
