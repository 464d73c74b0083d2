#include <algorithm>
#include <charconv>

#include "base/suppression.h"
#include "base/text.h"
#include "features/atypical/rules_pages.h"
#include "features/atypical/seats.h"
#include "features/atypical/trial_view.h"
#include "features/atypical/work_progress.h"
#include "platform/directory/directory.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using html::Html;
using storage::Transaction;

constexpr int kTrialsOnPage = 50;
constexpr std::size_t kRowsOnPage = 50;
constexpr int kDaysMax = 366;

std::vector<web::Crumb> crumbs(const i18n::Translator& t) {
  return {{t("atypical.list"), "/look-ups"}, {t("trials.title"), kTrialsPath}};
}

std::optional<std::int64_t> number_from(std::string_view text) {
  text = trim(text);
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Wish {
  monitor::Changes changes;
  int days = 0;
};

Result<Wish> wish_from(const http::Fields& form, const std::vector<monitor::Setting>& settings) {
  Errors errors;
  Wish wish;
  const auto read = [&](const std::string& name, std::int64_t least, std::int64_t most) -> std::int64_t {
    const auto value = number_from(form.get(name));
    if (value && *value >= least && *value <= most) return *value;
    errors.push_back(invalid("trials.range", name, {std::to_string(least), std::to_string(most)}));
    return 0;
  };
  wish.days = static_cast<int>(read("days", 7, kDaysMax));
  for (const auto& setting : settings) {
    const std::int64_t value = setting.part == monitor::Setting::Part::rule
                                   ? std::int64_t{form.get(setting.name) == "1"}
                                   : read(setting.name, setting.least, setting.most);
    if (value != setting.value) wish.changes[setting.name] = value;
  }
  if (errors.empty() && wish.changes.empty()) errors.push_back(invalid("trials.no_change", "days"));
  if (!errors.empty()) return errors;
  return wish;
}

http::Response form_page(web::Context& context, const std::vector<monitor::Setting>& settings,
                         const html::FormState& state) {
  return web::render(context,
                     {.title = context.t("trials.new"),
                      .crumbs = crumbs(context.t),
                      .status = state.errors.empty() ? 200 : web::status_of(state.errors)},
                     trial_form(context.t, settings, state, context.csrf()));
}

struct FoundTrial {
  TrialRow row;
  std::optional<jobs::Job> job;
  TrialResult result;
  std::string made_by;
};

Result<FoundTrial> read(web::Context& context, matters::House& house, Act act) {
  const std::uint32_t own = TRY(own_number(house, context.viewer()));
  return house.database().write([&](Transaction& tx) -> Result<FoundTrial> {
    const auto found = find_trial(tx, context.request.query.get("trial"));
    TRY(enter(tx, house, context.viewer(), act, found ? "trial=" + found->id : "trial"));
    if (!found || found->changes.empty()) return not_found();
    FoundTrial out{*found, jobs::Jobs::find(tx, found->job_id), {}, {}};
    out.made_by = directory::account_name(tx, house.keys(), found->made_by);
    if (found->finished) out.result = read_trial(tx, found->id, own, house.platform.config.small_number_threshold);
    return out;
  });
}

Sides sides_of(const i18n::Translator& t) { return {t("trials.in_force"), t("trials.changed")}; }

}  // namespace

http::Response show_trials(web::Context& context, matters::House& house) {
  const auto& t = context.t;
  const html::ListState list{kTrialsPath, {}, "", context.request.query.get("after")};
  std::string next;
  const auto lines = house.database().write([&](Transaction& tx) -> Result<std::vector<TrialLine>> {
    TRY(enter(tx, house, context.viewer(), Act::list, "trials"));
    const Cursor from = newest_from(list.after);
    std::vector<TrialLine> out;
    for (const auto& row : tx.query(sql::trials_newest, {from.place, from.id, kTrialsOnPage + 1})) {
      if (out.size() == kTrialsOnPage) {
        next = newest_text(out.back().row.made_at, out.back().row.id);
        break;
      }
      TrialLine line{trial_from(row), {}, {}};
      line.made_by = directory::account_name(tx, house.keys(), line.row.made_by);
      line.job = jobs::Jobs::find(tx, line.row.job_id);
      out.push_back(std::move(line));
    }
    return out;
  });
  if (!lines.ok()) return web::error_page(context, lines.errors());
  return web::render(context, {.title = t("trials.title"), .crumbs = {{t("atypical.list"), "/look-ups"}}},
                     trials_view(t, list, *lines, next));
}

http::Response show_trial_form(web::Context& context, matters::House& house) {
  const auto entered = house.database().write(
      [&](Transaction& tx) { return enter(tx, house, context.viewer(), Act::list, "trial form"); });
  if (!entered.ok()) return web::error_page(context, entered.errors());
  const auto settings = monitor::settings_in_force(house);
  if (!settings.ok()) return web::error_page(context, settings.errors());
  html::FormState state;
  state.values.emplace_back("days", "91");
  for (const auto& setting : *settings) {
    const bool rule = setting.part == monitor::Setting::Part::rule;
    state.values.emplace_back(setting.name, rule ? "1" : std::to_string(setting.value));
  }
  return form_page(context, *settings, state);
}

http::Response post_trial(web::Context& context, matters::House& house) {
  const auto settings = monitor::settings_in_force(house);
  if (!settings.ok()) return web::error_page(context, settings.errors());
  if (!is_analyst(context.viewer())) return web::error_page(context, {not_found()});
  const auto wish = wish_from(context.request.form, *settings);
  if (!wish.ok()) return form_page(context, *settings, web::state_of(context.request, wish.errors()));
  const auto id = house.database().write([&](Transaction& tx) -> Result<std::string> {
    auto made = ask_for_trial(tx, house, wish->changes, wish->days, context.viewer().account_id);
    TRY(enter(tx, house, context.viewer(), Act::try_rules, "trial=" + made));
    return made;
  });
  if (!id.ok()) return web::error_page(context, id.errors());
  return http::see_other(std::string(kTrialPath) + "?trial=" + *id);
}

http::Response show_trial(web::Context& context, matters::House& house) {
  const auto& t = context.t;
  auto found = read(context, house, Act::list);
  if (!found.ok()) return web::error_page(context, found.errors());
  const auto settings = monitor::settings_in_force(house);
  if (!settings.ok()) return web::error_page(context, settings.errors());
  Html body;
  body << trial_head(t, *settings, found->row, found->made_by);
  if (!found->row.finished) {
    body << work_progress(t, found->job, "trials.busy");
  } else {
    const auto words = words_for(house, t);
    if (!words.ok()) return web::error_page(context, words.errors());
    const auto query = compared_query(context.request.query);
    const html::ListState list{kTrialPath, {{"trial", found->row.id}}, "", ""};
    body << html::heading(t("trials.lists"))
         << compared_view(t, list, query, cut(found->result.lines, query, kRowsOnPage), sides_of(t))
         << html::heading(t("trials.by_key")) << compared_keys(*words, found->result.lines, sides_of(t))
         << trial_groups(t, found->result, house.platform.config.small_number_threshold);
  }
  auto response = web::render(context, {.title = t("trials.trial"), .crumbs = crumbs(t)}, body);
  if (!found->row.finished && found->job && found->job->state != "failed") look_again_soon(response);
  return response;
}

http::Response export_trial(web::Context& context, matters::House& house, std::string_view format) {
  auto found = read(context, house, Act::export_list);
  if (!found.ok()) return web::error_page(context, found.errors());
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  auto query = compared_query(context.request.query);
  query.after.clear();
  return web::export_sheet(context,
                           compared_sheet(*words, context.t("trials.trial"),
                                          cut(std::move(found->result.lines), query, 0), sides_of(context.t)),
                           format);
}

}  // namespace waarborg::atypical
