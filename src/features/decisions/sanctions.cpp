#include "features/decisions/sanctions.h"

#include <algorithm>

#include "platform/content/reader.h"

namespace waarborg::decisions {

namespace {

using content::KeySet;
using content::Node;

template <class Items>
auto find_by_key(const Items& items, std::string_view key) -> decltype(items.data()) {
  const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.key == key; });
  return found == items.end() ? nullptr : &*found;
}

calendar::Period period(const Node& node) {
  const std::string text = node.text();
  const auto parsed = calendar::period_from(text);
  if (!parsed) node.wrong({"expected.period", {"6w, 30d, 3m, 2y"}});
  return parsed.value_or(calendar::Period{1, calendar::Unit::days});
}

calendar::ClockNature nature(const Node& node) {
  return calendar::nature_from(node.choice({"statutory", "policy", "limitation"}))
      .value_or(calendar::ClockNature::policy);
}

std::vector<Term> terms(const Node& list) {
  std::vector<Term> out;
  KeySet keys;
  for (const Node& node : list.items()) {
    node.only({"key", "title"});
    out.push_back({node.at("key").key(), node.at("title").local_text()});
    keys.add(out.back().key, node);
  }
  return out;
}

std::vector<Authority> authorities(const Node& list, KeySet& keys) {
  std::vector<Authority> out;
  for (const Node& node : list.items()) {
    node.only({"key", "title", "who"});
    out.push_back({node.at("key").key(), node.at("title").local_text(), node.at("who").local_text()});
    keys.add(out.back().key, node);
  }
  return out;
}

std::vector<StaffCategory> categories(const Node& list, const KeySet& known, KeySet& keys) {
  std::vector<StaffCategory> out;
  for (const Node& node : list.items()) {
    node.only({"key", "title", "regime", "light", "heavy", "sources"});
    StaffCategory category;
    category.key = node.at("key").key();
    keys.add(category.key, node);
    category.title = node.at("title").local_text();
    category.regime = node.at("regime").choice({"statute", "contract"});
    category.light = node.at("light").key();
    category.heavy = node.at("heavy").key();
    known.require(category.light, node.at("light"), "expected.an_authority");
    known.require(category.heavy, node.at("heavy"), "expected.an_authority");
    category.sources = node.at("sources").texts();
    out.push_back(std::move(category));
  }
  return out;
}

std::vector<Limit> limits(const Node& list) {
  std::vector<Limit> out;
  KeySet keys;
  for (const Node& node : list.items()) {
    node.only({"key", "title", "most"});
    out.push_back({node.at("key").key(), node.at("title").local_text(), node.at("most").number(1, 100'000)});
    keys.add(out.back().key, node);
  }
  return out;
}

Measure measure(const Node& node, const KeySet& known) {
  node.only({"key", "title", "group", "weight", "regime", "only", "limits", "conditional", "money", "suspends",
             "at_once", "erase_after", "sources"});
  Measure out;
  out.key = node.at("key").key();
  out.title = node.at("title").local_text();
  out.group = node.at("group").choice({"none", "praise", "measure", "repair", "sanction"});
  if (out.is_sanction()) {
    out.weight = node.at("weight").choice({"light", "heavy"});
    out.regime = node.find("regime").present() ? node.find("regime").choice({"statute", "contract"}) : "statute";
  }
  for (const Node& item : node.find("only").items()) {
    out.only.push_back(item.key());
    known.require(out.only.back(), item, "expected.a_category");
  }
  out.limits = limits(node.find("limits"));
  out.conditional = node.find("conditional").flag();
  out.money = node.find("money").flag();
  out.suspends = node.find("suspends").flag();
  out.at_once = node.find("at_once").flag();
  if (node.find("erase_after").present()) out.erase_after = period(node.find("erase_after"));
  out.sources = node.at("sources").texts();
  if (out.sources.empty()) node.wrong("expected.a_source");
  return out;
}

SuspensionRule suspension(const Node& node) {
  node.only({"most", "extension", "first_percent", "later_after", "later_percent", "grounds", "source"});
  SuspensionRule out;
  out.most = period(node.at("most"));
  out.extension = period(node.at("extension"));
  out.first_percent = node.at("first_percent").number(0, 100);
  out.later_after = period(node.at("later_after"));
  out.later_percent = node.at("later_percent").number(0, 100);
  out.source = node.at("source").text();
  KeySet keys;
  for (const Node& item : node.at("grounds").items()) {
    item.only({"key", "title", "pay_withheld"});
    out.grounds.push_back({item.at("key").key(), item.at("title").local_text(), item.at("pay_withheld").flag()});
    keys.add(out.grounds.back().key, item);
  }
  return out;
}

std::vector<Remedy> remedies(const Node& list) {
  std::vector<Remedy> out;
  KeySet keys;
  for (const Node& node : list.items()) {
    node.only({"key", "title", "to", "period", "nature", "source"});
    Remedy remedy;
    remedy.key = node.at("key").choice({"objection", "appeal"});
    keys.add(remedy.key, node);
    remedy.title = node.at("title").local_text();
    remedy.to = node.at("to").local_text();
    remedy.period = period(node.at("period"));
    remedy.nature = nature(node.at("nature"));
    remedy.source = node.at("source").text();
    out.push_back(std::move(remedy));
  }
  return out;
}

ViewRule view(const Node& node) {
  node.only({"period", "nature", "silence_waives", "source"});
  return {period(node.at("period")), nature(node.at("nature")), node.find("silence_waives").flag(),
          node.at("source").text()};
}

Sanctions read(const Node& root) {
  root.only({"version", "authorities", "categories", "roles", "circumstances", "measures", "money_limit", "probation",
             "suspension", "view", "remedies"});
  Sanctions out;
  out.version = root.at("version").text();
  KeySet authority_keys;
  KeySet category_keys;
  KeySet measure_keys;
  out.authorities = authorities(root.at("authorities"), authority_keys);
  out.categories = categories(root.at("categories"), authority_keys, category_keys);
  out.roles = terms(root.at("roles"));
  out.circumstances = terms(root.at("circumstances"));
  for (const Node& node : root.at("measures").items()) {
    out.measures.push_back(measure(node, category_keys));
    measure_keys.add(out.measures.back().key, node);
  }
  if (const Node node = root.find("money_limit"); node.present())
    out.money_limit = Ceiling{node.at("most").number(1, 1'000), node.at("source").text()};
  if (const Node node = root.find("probation"); node.present())
    out.probation = Probation{period(node.at("most")), node.at("source").text()};
  if (const Node node = root.find("suspension"); node.present()) out.suspension = suspension(node);
  for (const auto& item : out.measures)
    if (item.suspends && !out.suspension) root.wrong({"expected.suspension", {item.key}});
  out.view = view(root.at("view"));
  out.remedies = remedies(root.at("remedies"));
  return out;
}

}  // namespace

const Authority* Sanctions::authority(std::string_view key) const { return find_by_key(authorities, key); }
const StaffCategory* Sanctions::category(std::string_view key) const { return find_by_key(categories, key); }
const Term* Sanctions::role(std::string_view key) const { return find_by_key(roles, key); }
const Term* Sanctions::circumstance(std::string_view key) const { return find_by_key(circumstances, key); }
const Measure* Sanctions::measure(std::string_view key) const { return find_by_key(measures, key); }
const Remedy* Sanctions::remedy(std::string_view key) const { return find_by_key(remedies, key); }

std::vector<const Measure*> Sanctions::offered_to(const StaffCategory& category) const {
  std::vector<const Measure*> out;
  for (const auto& measure : measures) {
    if (measure.is_sanction() && measure.regime != category.regime) continue;
    if (!measure.only.empty() && std::ranges::find(measure.only, category.key) == measure.only.end()) continue;
    out.push_back(&measure);
  }
  return out;
}

std::string Sanctions::authority_for(const StaffCategory& category, const Measure& measure) const {
  if (!measure.is_sanction()) return {};
  return measure.weight == "heavy" ? category.heavy : category.light;
}

Result<Sanctions> load_sanctions(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  const auto path = content / "sanctions" / (std::string(calendar::code_of(jurisdiction)) + ".yaml");
  auto out = read(Node::from_file(path, problems));
  return content::finish(std::move(out), problems);
}

Result<Sanctions> parse_sanctions(const std::string& text, const std::string& file) {
  content::Problems problems;
  auto out = read(Node::from_text(text, file, problems));
  return content::finish(std::move(out), problems);
}

}  // namespace waarborg::decisions
