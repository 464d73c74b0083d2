#include "app/installation.h"

#include <cstdlib>
#include <system_error>

#include "app/features.h"
#include "base/text.h"
#include "features/monitor/contract/detection.h"
#include "matters/figure_keeping.h"
#include "matters/forgotten_files.h"
#include "matters/sweep.h"
#include "migrations/matters.h"
#include "migrations/platform_audit.h"
#include "migrations/platform_auth.h"
#include "migrations/platform_directory.h"
#include "migrations/platform_jobs.h"
#include "migrations/platform_web.h"
#include "platform/config/content_folder.h"
#include "platform/content/reader.h"
#include "platform/web/session_policy.h"

namespace waarborg::app {

std::vector<storage::Migration> all_migrations() {
  std::vector<storage::Migration> all;
  const auto add = [&](const std::vector<storage::Migration>& some) {
    all.insert(all.end(), some.begin(), some.end());
  };
  add(migrations::platform_jobs::all());
  add(migrations::platform_directory::all());
  add(migrations::platform_audit::all());
  add(migrations::platform_auth::all());
  add(migrations::platform_web::all());
  add(migrations::matters::all());
  add(feature_migrations());
  return all;
}

storage::StorageConfig storage_of(const config::Config& config) {
  storage::StorageConfig storage;
  storage.target = config.database.empty() ? (config.data / "waarborg.db").string() : config.database;
  storage.connections_max = config.http_workers + 4;
  return storage;
}

Result<config::Config> configuration(const std::filesystem::path& data) {
  std::error_code error;
  std::filesystem::create_directories(data, error);
  if (error) return invalid("app.data_folder", "data", {data.string(), error.message()});
  std::filesystem::permissions(data, std::filesystem::perms::owner_all, error);
  config::Config config = TRY(config::load(data));
  for (const auto& folder : {config.files(), config.uploads()}) {
    std::filesystem::create_directories(folder, error);
    if (error) return invalid("app.data_folder", "data", {folder.string(), error.message()});
  }
  return config;
}

Result<Done> Installation::load_content() {
  const auto jurisdiction = calendar::jurisdiction_from(config_.jurisdiction).value_or(calendar::Jurisdiction::nl);
  Errors errors;
  auto texts = i18n::Texts::load(config_.content / "texts");
  if (texts.ok())
    texts_ = std::move(*texts);
  else
    errors.insert(errors.end(), texts.errors().begin(), texts.errors().end());
  auto content = matters::load_content(config_.content, jurisdiction);
  if (content.ok())
    content_ = std::move(*content);
  else
    errors.insert(errors.end(), content.errors().begin(), content.errors().end());
  if (const auto detection = monitor::check_content(config_.content, jurisdiction); !detection.ok())
    errors.insert(errors.end(), detection.errors().begin(), detection.errors().end());
  auto holidays = calendar::load_holidays(config_.content, jurisdiction);
  if (holidays.ok())
    holidays_ = std::make_unique<calendar::Holidays>(std::move(*holidays));
  else
    errors.insert(errors.end(), holidays.errors().begin(), holidays.errors().end());
  if (!errors.empty()) return errors;
  return Done{};
}

Result<std::unique_ptr<Installation>> Installation::open(const std::filesystem::path& data, Keys keys, Schema schema,
                                                         const Clock& clock) {
  std::unique_ptr<Installation> self(new Installation());
  sealing::sealing_init();
  self->config_ = TRY(configuration(data));
  TRY(self->load_content());
  self->keys_ = TRY(identity::InstanceKeys::load(self->config_.data, keys == Keys::make));
  try {
    self->database_ = storage::open_database(storage_of(self->config_));
    if (schema == Schema::migrate) {
      storage::migrate(*self->database_, all_migrations());
      (void)TRY(matters::fill_figures(*self->database_));
    } else if (const auto pending = storage::pending_migrations(*self->database_, all_migrations()); !pending.empty())
      return conflict("app.migrations_pending", "", {std::to_string(pending.size())});
  } catch (const storage::Failure& failure) {
    return Error{ErrorKind::unavailable, "app.database", "database", {failure.what()}};
  }
  const auto jurisdiction =
      calendar::jurisdiction_from(self->config_.jurisdiction).value_or(calendar::Jurisdiction::nl);
  self->sessions_ =
      std::make_unique<auth::Sessions>(*self->database_, clock, self->keys_, web::session_policy(self->config_));
  self->jobs_ = std::make_unique<jobs::Jobs>(*self->database_, clock, self->config_.zone);
  self->mailer_ = mail::make_mailer(self->config_);
  self->procedures_ = std::make_unique<matters::Procedures>(jurisdiction);
  self->platform_ =
      std::make_unique<web::Platform>(web::Platform{self->config_, *self->database_, clock, self->texts_, self->keys_,
                                                    *self->sessions_, *self->jobs_, *self->mailer_, jurisdiction});
  self->house_ = std::make_unique<matters::House>(
      matters::House{*self->platform_, *self->procedures_, self->content_, *self->holidays_});
  add_feature_rooms(*self->house_);
  add_feature_destroyers(*self->house_);
  TRY(self->house_->rooms.check(self->content_.procedures));
  TRY(self->database_->write([&](storage::Transaction& tx) {
    return self->procedures_->adopt(tx, self->content_.procedures, self->platform_->today());
  }));
  self->add_daily_work();
  return self;
}

Installation::~Installation() = default;

void Installation::add_daily_work() {
  matters::add_sweep(*house_);
  matters::add_forgotten_files(*house_);
  jobs_->add_daily("audit.checkpoint", 5, [this](storage::Transaction& tx) -> Result<Done> {
    audit::checkpoint(tx, platform_->clock, keys_);
    return Done{};
  });
  jobs_->add_daily("auth.tidy", 30, [this](storage::Transaction& tx) { return sessions_->tidy(tx); });
  add_feature_jobs(*house_);
}

namespace {

/// The texts for a terminal, best effort: a broken content folder is among the things that are described.
const std::optional<i18n::Texts>& terminal_texts() {
  static const std::optional<i18n::Texts> texts = []() -> std::optional<i18n::Texts> {
    const char* folder = std::getenv("WAARBORG_CONTENT");
    auto loaded = i18n::Texts::load((folder ? std::filesystem::path(folder) : config::content_folder()) / "texts");
    if (!loaded.ok()) return std::nullopt;
    return std::move(*loaded);
  }();
  return texts;
}

i18n::Language terminal_language() {
  const char* lang = std::getenv("LANG");
  return i18n::language_from(std::string_view(lang ? lang : "").substr(0, 2)).value_or(i18n::Language::en);
}

}  // namespace

std::string describe(const Errors& errors) {
  if (const auto& texts = terminal_texts())
    return content::to_lines(i18n::Translator(*texts, terminal_language(), "UTC"), errors);
  std::string out;
  for (const Error& error : errors) out += error.field + ": " + error.code + " " + join(error.args, ", ") + "\n";
  return out;
}

}  // namespace waarborg::app
