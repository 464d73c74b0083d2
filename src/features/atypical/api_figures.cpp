#include "features/atypical/api_figures.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "features/atypical/explained.h"
#include "features/atypical/outcomes.h"
#include "features/atypical/proposal_view.h"
#include "features/atypical/seats.h"
#include "platform/web/api_list.h"

namespace waarborg::atypical {
namespace {

namespace json = boost::json;
using storage::Transaction;

struct Paging {
  int size = 0;
  std::string cursor;
  std::size_t place = 0;  ///< where a list that is made as a whole goes on
};

/// Errors, all at once: "error.number_range" (pageSize), "error.invalid" (cursor).
Result<Paging> paging_of(const web::Context& context, bool by_moment) {
  const auto& query = context.request.query;
  Paging out{0, query.get("cursor")};
  const auto size = web::api_page_size(query.get("pageSize"));
  Errors errors = size.ok() ? Errors{} : size.errors();
  const auto* end = out.cursor.data() + out.cursor.size();
  const bool good =
      by_moment ? !cursor_from(out.cursor).id.empty() : std::from_chars(out.cursor.data(), end, out.place).ptr == end;
  if (!out.cursor.empty() && !good) errors.push_back(invalid("error.invalid", "cursor"));
  if (!errors.empty()) return errors;
  out.size = *size;
  return out;
}

json::object list_of(const char* name, json::array items, const std::string& next) {
  json::object body{{name, std::move(items)}};
  if (!next.empty()) body["nextCursor"] = next;
  return body;
}

/// A page of what is whole in memory; its small numbers are hidden in the whole.
template <class T, class ToJson>
json::object page_of(const char* name, const Paging& paging, const std::vector<T>& all, ToJson to_json) {
  json::array items;
  std::size_t at = std::min(paging.place, all.size());
  for (; at < all.size() && items.size() < static_cast<std::size_t>(paging.size); ++at)
    items.push_back(to_json(all[at]));
  return list_of(name, std::move(items), at < all.size() ? std::to_string(at) : "");
}

/// The one way in: may they, and what was read, before it is.
template <class Read>
http::Response answered(web::Context& context, matters::House& house, const std::string& what, Read read) {
  const auto body = house.database().write([&](Transaction& tx) -> Result<json::object> {
    TRY(enter(tx, house, context.viewer(), Act::read_figures, what));
    return read(tx);
  });
  return body.ok() ? web::json(context, json::serialize(*body)) : web::problem(context, body.errors());
}

void add_count(json::object& out, const char* name, const std::optional<std::int64_t>& count) {
  if (count) out[name] = *count;
}

json::object share_json(const Share& share) {
  return {{"share", share.share}, {"low", share.low}, {"high", share.high}};
}

json::object with_counts(json::object out, const ToldShare& told) {
  add_count(out, "lookUps", told.looks);
  add_count(out, "explained", told.explained);
  add_count(out, "firstLookUps", told.firsts);
  add_count(out, "firstLookUpsExplained", told.firsts_explained);
  return out;
}

std::int64_t threshold_of(const matters::House& house) { return house.platform.config.small_number_threshold; }

Result<ToldMonth> asked_month(Transaction& tx, const matters::House& house, const web::Context& context) {
  const std::string& asked = context.request.parameter("month");
  for (const auto& whole : explained_months(tx))
    if (whole.month == asked) return told_month(tx, whole, threshold_of(house));
  return not_found();
}

json::object run_json(const RunRow& run) {
  json::object out{{"day", to_iso(run.day)},
                   {"from", to_iso(run.first_day)},
                   {"madeAt", to_iso(run.made_at)},
                   {"shadow", run.shadow},
                   {"rules", run.content},
                   {"lookUps", run.look_ups},
                   {"unexplained", run.unexplained},
                   {"officers", run.officers},
                   {"ranked", run.ranked},
                   {"budget", run.budget},
                   {"cases", run.cases},
                   {"events", run.events},
                   {"controls", run.controls}};
  if (run.took) out["seconds"] = static_cast<double>(run.took->count()) / 1000;
  return out;
}

struct OutcomeItem {
  const OutcomeLine& line;
  Told told;
};

/// The lines that `by` names; controls together, with the lot that each was drawn from.
Result<std::vector<OutcomeItem>> outcome_items(const Outcomes& outcomes, const std::string& by,
                                               std::int64_t threshold) {
  std::vector<OutcomeItem> out;
  const auto add = [&](const std::vector<OutcomeLine>& lines) {
    const auto shown = told(lines, threshold);
    for (std::size_t at = 0; at < lines.size(); ++at) out.push_back({lines[at], shown[at]});
  };
  if (by == "detector")
    add(outcomes.keys);
  else if (by == "unit")
    add(outcomes.groups);
  else if (by == "month")
    add(outcomes.months);
  else if (by == "control")
    add(outcomes.controls);
  else if (by == "controlOfFindings")
    add(outcomes.controls_of_findings);
  else
    return invalid("error.choice", "by");
  return out;
}

json::object outcome_json(const Words& words, const OutcomeItem& item, bool controls) {
  json::object out;
  if (!item.line.key.key.empty()) {
    out["kind"] = item.line.key.kind;
    out["key"] = item.line.key.key;
    out["title"] = words.of(item.line.key);
  } else if (!item.line.name.empty()) {
    out["name"] = item.line.name;
  }
  add_count(out, "judged", item.told.judged);
  if (controls) return out;
  add_count(out, "followed", item.told.followed);
  if (item.told.judged.value_or(0) > 0 && item.told.followed)
    out["precision"] = share_json(share_of(*item.told.followed, *item.told.judged));
  return out;
}

json::object proposal_json(const i18n::Translator& t, const ToldProposal& one,
                           const std::vector<monitor::ApprovedExplanation>& rules) {
  const auto& link = one.row.link;
  json::object out{{"id", one.row.id},
                   {"state", one.row.state},
                   {"title", link_title(t, link.scope, link.kinds)},
                   {"scope", link.scope},
                   {"kinds", json::array(link.kinds.begin(), link.kinds.end())},
                   {"secondsBefore", link.before},
                   {"secondsAfter", link.after},
                   {"minedAt", to_iso(one.mined_at)},
                   {"from", to_iso(one.first_day)},
                   {"day", to_iso(one.day)}};
  if (link.least > 0) out["least"] = link.least;
  if (one.told) {
    out["support"] = link.support;
    out["chance"] = link.chance;
    out["precision"] = link.precision;
    out["also"] = one.row.also;
  }
  for (const auto& rule : rules) {
    if (one.row.rule != rule.number) continue;
    out["rule"] = rule.key;
    out["inForceFrom"] = to_iso(rule.from);
    if (rule.until) out["inForceUntil"] = to_iso(*rule.until);
  }
  return out;
}

json::array rules_json(const i18n::Translator& t, const std::vector<monitor::WordedRule>& rules, const char* number) {
  json::array out;
  for (const auto& rule : rules) {
    json::object one{{"key", rule.key}, {"title", t(rule.title)}, {"source", rule.source}};
    if (number == std::string_view("points")) one["points"] = static_cast<double>(rule.points) / 100;
    if (number == std::string_view("weight")) one["weight"] = static_cast<double>(rule.weight) / 100;
    if (rule.after != 0) {
      one["secondsBefore"] = rule.before;
      one["secondsAfter"] = rule.after;
    }
    if (rule.approved_on) one["approvedOn"] = to_iso(*rule.approved_on);
    if (rule.from) one["inForceFrom"] = to_iso(*rule.from);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

http::Response api_months(web::Context& context, matters::House& house) {
  const auto paging = paging_of(context, false);
  if (!paging.ok()) return web::problem(context, paging.errors());
  return answered(context, house, "months", [&](Transaction& tx) -> Result<json::object> {
    return page_of("months", *paging, told_months(tx, threshold_of(house)), [](const ToldMonth& month) {
      return with_counts({{"month", month.whole.name}}, month.whole);
    });
  });
}

http::Response api_teams(web::Context& context, matters::House& house) {
  const auto paging = paging_of(context, false);
  if (!paging.ok()) return web::problem(context, paging.errors());
  return answered(context, house, "teams", [&](Transaction& tx) -> Result<json::object> {
    const auto month = TRY(asked_month(tx, house, context));
    return page_of("teams", *paging, month.teams, [](const ToldShare& team) {
      json::object out;
      if (!team.name.empty()) out["team"] = team.name;
      if (team.few) out["smallTeams"] = true;
      return with_counts(std::move(out), team);
    });
  });
}

http::Response api_rules(web::Context& context, matters::House& house) {
  const auto paging = paging_of(context, false);
  if (!paging.ok()) return web::problem(context, paging.errors());
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::problem(context, words.errors());
  return answered(context, house, "rules", [&](Transaction& tx) -> Result<json::object> {
    const auto month = TRY(asked_month(tx, house, context));
    return page_of("rules", *paging, month.rules, [&](const ToldShare& rule) {
      json::object out;
      if (!rule.name.empty()) out["rule"] = rule.name;
      out["title"] = rule.name.empty() ? context.t("explained.unexplained") : words->rule(rule.name);
      return with_counts(std::move(out), rule);
    });
  });
}

http::Response api_runs(web::Context& context, matters::House& house) {
  const auto paging = paging_of(context, true);
  if (!paging.ok()) return web::problem(context, paging.errors());
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return web::problem(context, own.errors());
  return answered(context, house, "runs", [&](Transaction& tx) -> Result<json::object> {
    auto page = runs(tx, {.after = paging->cursor, .limit = paging->size});
    json::array items;
    for (auto& run : page.rows) {
      leave_out_own(tx, *own, run);
      items.push_back(run_json(run));
    }
    return list_of("runs", std::move(items), page.next);
  });
}

http::Response api_outcomes(web::Context& context, matters::House& house) {
  const auto paging = paging_of(context, false);
  if (!paging.ok()) return web::problem(context, paging.errors());
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::problem(context, words.errors());
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return web::problem(context, own.errors());
  return answered(context, house, "outcomes", [&](Transaction& tx) -> Result<json::object> {
    const std::string& by = context.request.query.get("by");
    const auto outcomes = read_outcomes(tx, *own);
    const auto items = TRY(outcome_items(outcomes, by, threshold_of(house)));
    auto body = page_of("outcomes", *paging, items,
                        [&](const OutcomeItem& item) { return outcome_json(*words, item, by.starts_with("control")); });
    if (const auto estimated = told_estimate(outcomes.counted, threshold_of(house))) {
      body["recall"] = share_json(estimated->recall);
      body["ceiling"] = share_json(estimated->ceiling);
    }
    return body;
  });
}

http::Response api_proposals(web::Context& context, matters::House& house) {
  constexpr std::array kStates{"", "found", "asked", "approved", "rejected"};
  const auto paging = paging_of(context, true);
  const std::string& state = context.request.query.get("state");
  Errors errors = paging.ok() ? Errors{} : paging.errors();
  if (std::ranges::find(kStates, state) == kStates.end()) errors.push_back(invalid("error.choice", "state"));
  if (!errors.empty()) return web::problem(context, errors);
  return answered(context, house, "proposals", [&](Transaction& tx) -> Result<json::object> {
    const auto rules = monitor::approved_explanations(tx);
    const auto page = told_proposals(tx, state, paging->cursor, paging->size, threshold_of(house));
    json::array items;
    for (const auto& one : page.rows) items.push_back(proposal_json(context.t, one, rules));
    return list_of("proposals", std::move(items), page.next);
  });
}

http::Response api_rule_book(web::Context& context, matters::House& house) {
  const auto book = monitor::rule_book(house);
  if (!book.ok()) return web::problem(context, book.errors());
  return answered(context, house, "rule book", [&](Transaction&) -> Result<json::object> {
    const auto& t = context.t;
    return json::object{{"version", book->version},
                        {"windowDays", book->window_days},
                        {"budget", book->budget},
                        {"keepYears", book->keep_years},
                        {"keepSource", book->keep_source},
                        {"questionDays", book->question_days},
                        {"explanations", rules_json(t, book->rules, "")},
                        {"ended", rules_json(t, book->ended, "")},
                        {"signs", rules_json(t, book->signs, "points")},
                        {"measures", rules_json(t, book->pair_measures, "weight")},
                        {"measuresOfOfficers", rules_json(t, book->actor_measures, "weight")}};
  });
}

}  // namespace waarborg::atypical
