#include "features/insight/digest.h"

#include <algorithm>

#include "matters/tasks.h"

namespace waarborg::insight {

namespace {

constexpr const char* kJob = "insight.digest";
constexpr int kMinuteOfDay = 6 * 60 + 30;

/// Open accounts, by id.
std::vector<directory::AccountInfo> readers(storage::Transaction& tx) {
  auto all = directory::accounts(tx);
  std::erase_if(all, [](const auto& account) { return account.closed; });
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.account_id < b.account_id; });
  return all;
}

mail::Message mail_to(const matters::House& house, const directory::AccountInfo& account, const std::string& to,
                      const TaskCounts& counts) {
  const auto& config = house.platform.config;
  return digest_mail(translator_of(house, account), to, config.force_name, origin_of(config), counts);
}

}  // namespace

mail::Message digest_mail(const i18n::Translator& t, const std::string& to, const std::string& force_name,
                          const std::string& address, const TaskCounts& counts) {
  mail::Message message;
  message.to = to;
  message.subject = t.count("insight.digest_subject", counts.late + counts.today + counts.soon);
  message.body =
      t("insight.digest_opening", {force_name}) + "\n\n" + t("insight.digest_late", {t.number(counts.late)}) + "\n" +
      t("insight.digest_today", {t.number(counts.today)}) + "\n" + t("insight.digest_soon", {t.number(counts.soon)}) +
      "\n\n" + t("insight.digest_link", {address + "/tasks"}) + "\n\n" + t("insight.digest_closing") + "\n";
  return message;
}

TaskCounts waiting_for(storage::Transaction& tx, const matters::House& house, const directory::AccountInfo& account) {
  identity::Viewer viewer;
  viewer.account_id = account.account_id;
  viewer.person_id = account.person_id;
  viewer.person_token = house.keys().person_token(account.person_id);
  viewer.desks = directory::desks_of(tx, account.account_id, std::nullopt);
  return {matters::count_tasks(tx, house, viewer, matters::TaskGroup::late),
          matters::count_tasks(tx, house, viewer, matters::TaskGroup::today),
          matters::count_tasks(tx, house, viewer, matters::TaskGroup::soon)};
}

std::optional<AccountMail> next_digest(storage::Transaction& tx, const matters::House& house,
                                       const std::string& after) {
  for (const auto& account : readers(tx)) {
    if (account.account_id <= after) continue;
    const auto to = address_of(tx, house, account);
    if (to.empty()) continue;
    const auto counts = waiting_for(tx, house, account);
    if (counts.any()) return AccountMail{account.account_id, mail_to(house, account, to, counts)};
  }
  return std::nullopt;
}

/// A digest twice does no harm, and none at all would.
void add_digest_job(matters::House& house) {
  const auto next = [&house](storage::Transaction& tx, jobs::Job& job) -> Result<jobs::Errand> {
    return mail_errand(house, job, next_digest(tx, house, job.cursor));
  };
  house.platform.jobs.add_kind(kJob, jobs::Errands{next});
  house.platform.jobs.add_daily(kJob, kMinuteOfDay, [&house](storage::Transaction& tx) -> Result<Done> {
    if (house.platform.mailer.enabled()) (void)jobs::Jobs::enqueue(tx, house.clock(), kJob, "{}", "system");
    return Done{};
  });
}

}  // namespace waarborg::insight
