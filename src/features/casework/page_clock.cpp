#include "features/casework/contract/periods.h"
#include "features/casework/pages.h"
#include "features/casework/rows.h"
#include "matters/sources.h"

namespace waarborg::casework {

namespace {

ClockForm form_of(const web::Context& context, const matters::Opened& opened, const matters::MatterClock& clock) {
  const i18n::Translator& t = context.t;
  ClockForm form;
  form.matter_id = opened.matter.id;
  form.csrf = context.csrf();
  form.clock = clock_row(t, opened, clock);
  const auto* rule = opened.procedure->clock(clock.clock);
  if (!rule) return form;
  for (const auto& reason : rule->pause) form.pause_reasons.push_back({reason, t("clock.reason_" + reason)});
  if (!rule->extension) return form;
  form.extension = period_words(t, rule->extension->period);
  form.extension_source = matters::source_words(t, rule->extension->source);
  form.asks_consent = rule->extension->more_with_consent;
  for (const auto& party : rule->extension->notify) form.notified.push_back(t("clock.party_" + party));
  return form;
}

http::Response clock_page(web::Context& context, matters::House& house, const Errors& errors) {
  const Typed typed = typed_into(context, errors);
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    for (const auto& clock : matters::clocks(tx, opened.matter.id)) {
      if (clock.id != context.request.parameter("clock")) continue;
      const auto form = form_of(context, opened, clock);
      return Body{"overview", clock_view(context.t, form, typed.state, house.today()),
                  errors.empty() ? 200 : web::status_of(errors), form.clock.title, typed.notice};
    }
    return not_found();
  });
}

http::Response answer(web::Context& context, matters::House& house, const Result<Done>& done, std::string_view notice) {
  if (done.ok()) return web::see_other_with_notice(path_of(context.request.parameter("id")), notice);
  if (done.errors().front().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return clock_page(context, house, done.errors());
}

}  // namespace

http::Response show_clock(web::Context& context, matters::House& house) { return clock_page(context, house, {}); }

http::Response pause(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) {
    return matters::pause_clock(tx, house, opened, context.viewer().account_id, context.request.parameter("clock"),
                                form.get("pause"), form.get("text"));
  });
  return answer(context, house, done, "casework.clock_paused");
}

http::Response resume(web::Context& context, matters::House& house) {
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) {
    return matters::resume_clock(tx, house, opened, context.viewer().account_id, context.request.parameter("clock"));
  });
  return answer(context, house, done, "casework.clock_resumed");
}

http::Response extend(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const auto consent = form.has("consent") ? matters::Consent::given : matters::Consent::none;
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) {
    return matters::extend_clock(tx, house, opened, context.viewer().account_id, context.request.parameter("clock"),
                                 consent, form.get("reason"));
  });
  return answer(context, house, done, "casework.clock_extended");
}

}  // namespace waarborg::casework
