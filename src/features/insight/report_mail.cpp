#include "features/insight/report_mail.h"

#include <boost/json.hpp>

#include "features/insight/dashboard.h"
#include "features/insight/mailing.h"
#include "features/insight/monitor_view.h"
#include "queries/feature_insight.h"

namespace waarborg::insight {

namespace sql = queries::feature_insight;
namespace json = boost::json;

namespace {

constexpr const char* kJob = "insight.report_mail";

std::optional<Period> period_of(const matters::House& house, const jobs::Job& job) {
  const auto payload = json::parse(job.payload);
  return period_from(std::string(payload.as_object().at("period").as_string()), house.today());
}

/// To the next reader by account id who still may take the report and has an address.
std::optional<AccountMail> next_mail(storage::Transaction& tx, const matters::House& house, const Period& period,
                                     const std::string& after) {
  const auto& config = house.platform.config;
  for (const auto& row : tx.query(sql::readers_after, {after})) {
    const auto account = directory::find_account(tx, row.text("account_id"));
    if (!account || account->closed || !looks_over_force(tx, house, account->account_id)) continue;
    const auto to = address_of(tx, house, *account);
    if (to.empty()) continue;
    return AccountMail{account->account_id,
                       report_mail(translator_of(house, *account), to, config.force_name, origin_of(config), period)};
  }
  return std::nullopt;
}

}  // namespace

bool looks_over_force(storage::Transaction& tx, const matters::House& house, const std::string& account_id) {
  identity::Viewer viewer;
  viewer.grants = directory::grants_of(tx, account_id, house.today());
  const auto units = directory::units(tx);
  return holds_force(units, roots_of(units, viewer, true));
}

bool asked_for_mail(storage::Transaction& tx, const std::string& account_id) {
  return tx.find(sql::reader_find, {account_id}).has_value();
}

http::Response choose_mail(web::Context& context, matters::House& house) {
  const bool on = context.request.form.get("mail") == "on";
  const auto& account_id = context.viewer().account_id;
  const auto done = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    if (!looks_over_force(tx, house, account_id)) return not_found();
    if (on)
      tx.execute(sql::reader_add, {account_id, house.today()});
    else
      tx.execute(sql::reader_remove, {account_id});
    audit::record(tx, house.clock(), {audit::Chain::staff, account_id, "monitor.mail", "", "", on ? "on" : "off"});
    return Done{};
  });
  if (!done.ok()) return web::error_page(context, done.errors());
  return web::see_other_with_notice("/monitor", on ? "monitor.mail_started" : "monitor.mail_stopped");
}

mail::Message report_mail(const i18n::Translator& t, const std::string& to, const std::string& force_name,
                          const std::string& origin, const Period& period) {
  mail::Message message;
  message.to = to;
  message.subject = t("monitor.mail_subject");
  message.body = t("monitor.mail_opening", {force_name, report_title(t, period)}) + "\n\n" +
                 t("monitor.mail_link", {origin + "/monitor?period=" + period.code()}) + "\n\n" +
                 t("monitor.mail_closing") + "\n";
  return message;
}

void mail_readers(storage::Transaction& tx, const matters::House& house, const Period& period) {
  if (!house.platform.mailer.enabled()) return;
  (void)jobs::Jobs::enqueue(tx, house.clock(), kJob, json::serialize(json::object{{"period", period.code()}}),
                            "system");
}

void add_report_mail_job(matters::House& house) {
  const auto next = [&house](storage::Transaction& tx, jobs::Job& job) -> Result<jobs::Errand> {
    const auto period = period_of(house, job);
    return mail_errand(house, job, period ? next_mail(tx, house, *period, job.cursor) : std::nullopt);
  };
  house.platform.jobs.add_kind(kJob, jobs::Errands{next});
}

}  // namespace waarborg::insight
