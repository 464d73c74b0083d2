#include "features/atypical/own_pages.h"

#include <algorithm>
#include <map>
#include <ranges>

#include "features/atypical/own_view.h"
#include "platform/audit/audit.h"
#include "platform/web/drafts.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Transaction;

constexpr int kOwnDays = 92;
constexpr std::size_t kRowsOnPage = 50;

/// The page that begins after so many rows: one's own look-ups of three months are one piece.
void cut_page(OwnView& view, std::vector<monitor::SeenLookUp> all, const std::string& after) {
  std::size_t from = 0;
  if (!after.empty() && after.size() < 9 && after.find_first_not_of("0123456789") == std::string::npos)
    from = std::min<std::size_t>(std::stoul(after), all.size());
  const std::size_t until = std::min(from + kRowsOnPage, all.size());
  view.look_ups.assign(all.begin() + static_cast<std::ptrdiff_t>(from),
                       all.begin() + static_cast<std::ptrdiff_t>(until));
  if (until < all.size()) view.next = std::to_string(until);
}

/// Numbers of this page alone, from the oldest look-up on. Whoever knows whom they looked up themselves, and reads
/// cases too, would otherwise know whom these are about.
void renumber(std::vector<monitor::SeenLookUp>& all) {
  std::map<std::uint32_t, std::uint32_t> subjects, cases;
  const auto own = [](auto& numbers, std::uint32_t& number) {
    if (number != 0) number = numbers.emplace(number, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
  };
  for (auto& seen : std::views::reverse(all)) {
    own(subjects, seen.subject);
    own(cases, seen.basis);
  }
}

/// What is read of one's own look-ups: a page of them, or all, as a file has them.
enum class Extent { page, whole };

Result<OwnView> read_own(matters::House& house, const identity::Viewer& viewer, const std::string& after,
                         Extent extent) {
  OwnView view;
  const std::uint32_t own = TRY(own_number(house, viewer));
  view.known = own != 0;
  view.today = view.to = house.today();
  view.from = add_days(view.today, -kOwnDays);
  view.list = {"/my-look-ups", {}, "", after};
  if (!view.known) return view;
  auto look_ups = TRY(monitor::look_ups_of(house, own, view.from, view.to));
  renumber(look_ups);
  if (extent == Extent::whole)
    view.look_ups = std::move(look_ups);
  else
    cut_page(view, std::move(look_ups), after);
  auto read = house.database().write([&](Transaction& tx) -> Result<Done> {
    view.questions = own_questions(tx, own);
    view.openings = own_openings(tx, own);
    // Not who: who is asked something comes here first, and the answer is in the log (asking.cpp).
    audit::record(tx, house.clock(),
                  {audit::Chain::staff, "officer", "atypical.own", "", "", extent == Extent::whole ? "export" : ""});
    return Done{};
  });
  if (!read.ok()) return read.errors();
  return view;
}

Result<OwnQuestion> read_question(matters::House& house, const identity::Viewer& viewer, const std::string& id) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  return house.database().read([&](Transaction& tx) -> Result<OwnQuestion> {
    auto questions = own_questions(tx, own);
    const auto found = std::ranges::find(questions, id, [](const OwnQuestion& one) { return one.row.id; });
    if (found == questions.end()) return not_found();
    return std::move(*found);
  });
}

http::Response question_page(web::Context& context, matters::House& house, const Errors& errors) {
  const auto question = read_question(house, context.viewer(), context.request.parameter("id"));
  if (!question.ok()) return web::error_page(context, question.errors());
  const auto draft = errors.empty() ? web::take_draft(context, context.request.path) : std::nullopt;
  html::FormState state;
  if (!errors.empty()) state = web::state_of(context.request, errors);
  html::Html body;
  if (draft) {
    state = draft->state();
    body << web::draft_alert(context.t);
  }
  body << question_view(context.t, *question, state, context.csrf(), house.today());
  return web::render(context,
                     {.title = context.t("atypical.question"),
                      .crumbs = {{context.t("atypical.own"), "/my-look-ups"}},
                      .status = errors.empty() ? 200 : web::status_of(errors)},
                     body);
}

}  // namespace

http::Response show_own(web::Context& context, matters::House& house) {
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  const auto view = read_own(house, context.viewer(), context.request.query.get("after"), Extent::page);
  if (!view.ok()) return web::error_page(context, view.errors());
  return web::render(context, {.title = context.t("atypical.own")}, own_view(*words, *view));
}

http::Response export_own(web::Context& context, matters::House& house, std::string_view format) {
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  const auto view = read_own(house, context.viewer(), "", Extent::whole);
  if (!view.ok()) return web::error_page(context, view.errors());
  return web::export_sheet(context, own_sheet(*words, view->look_ups), format);
}

http::Response show_question(web::Context& context, matters::House& house) { return question_page(context, house, {}); }

http::Response post_answer(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const auto done =
      answer(house, context.viewer(), context.request.parameter("id"), {form.get("why"), form.get("text")});
  if (done.ok()) return web::see_other_with_notice("/my-look-ups", "atypical.answer_sent");
  if (done.error().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return question_page(context, house, done.errors());
}

http::Response show_rules(web::Context& context, matters::House& house) {
  const auto rules = monitor::rules_told(house, context.t);
  if (!rules.ok()) return web::error_page(context, rules.errors());
  const auto since = house.database().read([&](Transaction& tx) -> Result<std::optional<Instant>> {
    const auto first = tx.find(sql::rules_first_used, {rules->version});
    return first ? std::optional(from_millis(first->integer("made_at"))) : std::nullopt;
  });
  if (!since.ok()) return web::error_page(context, since.errors());
  return web::render(context,
                     {.title = context.t("atypical.rules"), .crumbs = {{context.t("atypical.own"), "/my-look-ups"}}},
                     rules_view(context.t, *rules, *since));
}

std::int64_t count_questions(const web::Context& context, matters::House& house) {
  if (!context.viewer_or_null) return 0;
  // Most of the time nobody is asked anything, and nobody's number need be looked up.
  const auto any =
      house.database().read([&](Transaction& tx) -> Result<bool> { return tx.find(sql::questions_any).has_value(); });
  if (!any.ok() || !*any) return 0;
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return 0;
  const auto count =
      house.database().read([&](Transaction& tx) -> Result<std::int64_t> { return count_open_questions(tx, *own); });
  return count.ok() ? *count : 0;
}

}  // namespace waarborg::atypical
