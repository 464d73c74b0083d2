#include "features/insight/mailing.h"

namespace waarborg::insight {

std::string origin_of(const config::Config& config) {
  if (!config.public_origin.empty()) return config.public_origin;
  return "http://" + config.http_address + ":" + std::to_string(config.http_port);
}

std::string address_of(storage::Transaction& tx, const matters::House& house, const directory::AccountInfo& account) {
  const auto person = directory::find_person(tx, house.keys(), account.person_id);
  if (!person || (person->left_on && *person->left_on <= house.today())) return {};
  return person->mail;
}

i18n::Translator translator_of(const matters::House& house, const directory::AccountInfo& account) {
  const auto language = i18n::language_from(account.language).value_or(i18n::Language::nl);
  return i18n::Translator(house.platform.texts, language, house.platform.config.zone);
}

jobs::Errand mail_errand(const matters::House& house, jobs::Job& job, std::optional<AccountMail> mail) {
  if (!mail) return {};
  job.cursor = mail->account_id;
  ++job.done;
  return {[&mailer = house.platform.mailer, message = std::move(mail->message)]() -> Result<Done> {
    const auto sent = mailer.send(message);
    if (!sent.ok() && sent.error().kind == ErrorKind::unavailable) return sent.errors();
    return Done{};
  }};
}

}  // namespace waarborg::insight
