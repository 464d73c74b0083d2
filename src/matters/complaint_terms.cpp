#include "matters/complaint_terms.h"

#include <algorithm>

#include "platform/content/reader.h"

namespace waarborg::matters {
namespace {

using content::KeySet;
using content::Node;

template <class Items>
auto find_by_key(const Items& items, std::string_view key) -> decltype(items.data()) {
  for (const auto& item : items) {
    if (item.key == key) return &item;
  }
  return nullptr;
}

ComplaintCategory category(const Node& node, KeySet& keys) {
  node.only({"key", "title", "example", "checks", "sources"});
  ComplaintCategory result;
  result.key = node.at("key").key();
  keys.add(result.key, node);
  result.title = node.at("title").local_text();
  result.example = node.at("example").local_text();
  result.sources = node.at("sources").texts();
  KeySet check_keys;
  for (const Node& item : node.find("checks").items()) {
    item.only({"key", "text", "sources"});
    result.checks.push_back({item.at("key").key(), item.at("text").local_text(), item.at("sources").texts()});
    check_keys.add(result.checks.back().key, item);
  }
  return result;
}

std::vector<ComplaintTerm> terms(const Node& list) {
  std::vector<ComplaintTerm> result;
  KeySet keys;
  for (const Node& node : list.items()) {
    node.only({"key", "title", "explanation", "upheld", "sources"});
    ComplaintTerm term;
    term.key = node.at("key").key();
    keys.add(term.key, node);
    term.title = node.at("title").local_text();
    term.explanation = node.at("explanation").local_text();
    term.upheld = node.find("upheld").flag();
    term.sources = node.at("sources").texts();
    result.push_back(std::move(term));
  }
  return result;
}

MonthlyReport monthly_report(const Node& node) {
  node.only({"title", "to", "outside_step", "outside", "source"});
  return {node.at("title").local_text(), node.at("to").local_text(), node.at("outside_step").key(),
          node.at("outside").local_text(), node.at("source").text()};
}

}  // namespace

const ComplaintCategory* ComplaintTerms::category(std::string_view key) const { return find_by_key(categories, key); }
const ComplaintTerm* ComplaintTerms::finding(std::string_view key) const { return find_by_key(findings, key); }
const ComplaintTerm* ComplaintTerms::outcome(std::string_view key) const { return find_by_key(outcomes, key); }
const ComplaintTerm* ComplaintTerms::ground(std::string_view key) const {
  return find_by_key(grounds_not_taken_up, key);
}

Result<ComplaintTerms> load_complaint_terms(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  const auto path = content / "complaints" / (std::string(calendar::code_of(jurisdiction)) + ".yaml");
  const Node root = Node::from_file(path, problems);
  root.only({"version", "categories", "findings", "outcomes", "grounds_not_taken_up", "monthly_report"});
  ComplaintTerms result;
  result.version = root.at("version").text();
  KeySet keys;
  for (const Node& node : root.at("categories").items()) result.categories.push_back(category(node, keys));
  result.findings = terms(root.at("findings"));
  result.outcomes = terms(root.at("outcomes"));
  result.grounds_not_taken_up = terms(root.at("grounds_not_taken_up"));
  if (const Node report = root.find("monthly_report"); report.present()) result.monthly_report = monthly_report(report);
  return content::finish(std::move(result), problems);
}

}  // namespace waarborg::matters
