#include "features/monitor/contract/approved.h"

#include <algorithm>

#include "base/text.h"
#include "features/monitor/rules_in_force.h"
#include "platform/calendar/calendar.h"
#include "platform/sealing/sealing.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;
using storage::Transaction;

ApprovedExplanation approved_from(const storage::Row& row) {
  ApprovedExplanation one;
  one.number = static_cast<int>(row.integer("number"));
  one.key = row.text("key");
  one.scope = row.text("scope");
  one.kinds = kinds_from(row.text("kinds"));
  one.before = static_cast<std::uint32_t>(row.integer("before_seconds"));
  one.after = static_cast<std::uint32_t>(row.integer("after_seconds"));
  one.least = static_cast<std::uint32_t>(row.integer("least"));
  one.asked_by = row.text("asked_by");
  one.approved_by = row.text("approved_by");
  one.approved_at = row.instant("approved_at");
  one.from = row.date("from_day");
  if (row.is_null("until_day")) return one;
  one.until = row.date("until_day");
  one.ended_by = row.text("ended_by");
  one.ended_at = row.instant("ended_at");
  return one;
}

/// What it is called in each language, after its scope and kinds.
i18n::LocalText title_of(const matters::House& house, const ApprovedExplanation& one) {
  i18n::LocalText title;
  for (const auto language : i18n::kLanguages) {
    const i18n::Translator t(house.platform.texts, language, house.platform.config.zone);
    title.by_language[static_cast<std::size_t>(language)] =
        t("explanations.title_" + one.scope, {join(one.kinds, ", ")});
  }
  return title;
}

Explanation rule_of(const matters::House& house, const ApprovedExplanation& one) {
  Explanation rule;
  rule.key = one.key;
  rule.title = title_of(house, one);
  rule.source = "LOG-01: mined and approved";
  rule.scope = link_scope_of(one.scope).value_or(LinkScope::own);
  rule.kinds = one.kinds;
  rule.before = one.before;
  rule.after = one.after;
  rule.least = one.least;
  rule.approved = ApprovedSpan{calendar::local_date(one.approved_at, house.platform.config.zone), one.from, one.until};
  return rule;
}

bool is_same(const ApprovedExplanation& a, const ApprovedExplanation& b) {
  return a.scope == b.scope && a.kinds == b.kinds && a.before == b.before && a.after == b.after && a.least == b.least;
}

std::string line_of(const Explanation& rule) {
  return join({rule.key, std::string(link_scope_name(rule.scope)), join(rule.kinds, ","), std::to_string(rule.before),
               std::to_string(rule.after), std::to_string(rule.least)},
              "|");
}

/// A rule that moved into the content counts there alone.
bool has_key(const std::vector<Explanation>& rules, const std::string& key) {
  return std::ranges::find(rules, key, &Explanation::key) != rules.end();
}

}  // namespace

std::vector<std::string> kinds_from(const std::string& lines) {
  return lines.empty() ? std::vector<std::string>() : split(lines, '\n');
}

std::vector<ApprovedExplanation> approved_explanations(Transaction& tx) {
  std::vector<ApprovedExplanation> all;
  for (const auto& row : tx.query(sql::explanations_all)) all.push_back(approved_from(row));
  return all;
}

Result<int> approve_explanation(Transaction& tx, const matters::House& house, ApprovedExplanation wish) {
  const Date today = house.today();
  if (wish.from < today) return invalid("proposals.from_past", "from");
  auto rules = TRY(load_detection(house.platform.config.content, house.jurisdiction())).explanations;
  const auto known = approved_explanations(tx);
  for (const auto& one : known) {
    if (one.until) continue;
    if (is_same(one, wish)) return conflict("proposals.already");
    if (!has_key(rules, one.key)) rules.push_back(rule_of(house, one));
  }
  wish.number = known.empty() ? 1 : known.back().number + 1;
  wish.key += "_" + std::to_string(wish.number);
  while (has_key(rules, wish.key)) wish.key += "_";
  rules.push_back(rule_of(house, wish));
  if (!engine_takes(rules)) return conflict("proposals.too_many");
  tx.execute(sql::explanation_add, {wish.number, wish.key, wish.scope, join(wish.kinds, "\n"), wish.before, wish.after,
                                    wish.least, wish.asked_by, wish.approved_by, house.clock().now(), wish.from});
  return wish.number;
}

Result<Done> end_explanation(Transaction& tx, const matters::House& house, int number, const std::string& account_id) {
  const auto known = approved_explanations(tx);
  if (std::ranges::find(known, number, &ApprovedExplanation::number) == known.end()) return not_found();
  if (tx.execute(sql::explanation_end, {number, house.today(), account_id, house.clock().now()}) == 0)
    return conflict("proposals.ended");
  return Done{};
}

Result<DetectionContent> with_approved(const matters::House& house, DetectionContent content) {
  const auto all = TRY(house.database().read(
      [](Transaction& tx) -> Result<std::vector<ApprovedExplanation>> { return approved_explanations(tx); }));
  const Date today = house.today();
  std::string text = content.fingerprint;
  std::size_t changes = 0;
  for (const auto& one : all) {
    auto rule = rule_of(house, one);
    changes += one.from <= today ? 1 : 0;
    changes += one.until && *one.until <= today ? 1 : 0;
    if (!one.in_force(today)) {
      if (one.until) content.ended.push_back(std::move(rule));
      continue;
    }
    if (has_key(content.explanations, one.key)) continue;
    text += "\n" + line_of(rule);
    content.explanations.push_back(std::move(rule));
  }
  if (changes == 0) return content;
  if (!engine_takes(content.explanations)) return conflict("proposals.too_many");
  content.version += "+" + std::to_string(changes);
  content.fingerprint = to_hex(sealing::digest(as_bytes(text))).substr(0, 16);
  return content;
}

Result<DetectionContent> rules_in_force(const matters::House& house) {
  return with_approved(house, TRY(load_detection(house.platform.config.content, house.jurisdiction())));
}

}  // namespace waarborg::monitor
