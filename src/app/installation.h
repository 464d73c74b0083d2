// One installation, opened: configuration, keys, database, content and services, wired together. The only place that
// owns them; everything else holds references that live as long as this does.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "matters/content.h"
#include "matters/house.h"
#include "platform/storage/migrations.h"

namespace waarborg::app {

/// Migrations of every owner, in the order they apply.
std::vector<storage::Migration> all_migrations();

enum class Keys { must_exist, make };
enum class Schema { must_be_current, migrate };

class Installation {
 public:
  /// Checks everything before anything starts; describe() says them on a terminal.
  static Result<std::unique_ptr<Installation>> open(const std::filesystem::path& data, Keys keys, Schema schema,
                                                    const Clock& clock);
  ~Installation();

  matters::House& house() { return *house_; }
  web::Platform& platform() { return *platform_; }
  [[nodiscard]] const config::Config& config() const { return config_; }
  [[nodiscard]] const i18n::Texts& texts() const { return texts_; }

 private:
  Installation() = default;
  Result<Done> load_content();
  /// What every installation does once a day.
  void add_daily_work();
  config::Config config_;
  identity::InstanceKeys keys_;
  i18n::Texts texts_;
  matters::Content content_;
  std::unique_ptr<calendar::Holidays> holidays_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<auth::Sessions> sessions_;
  std::unique_ptr<jobs::Jobs> jobs_;
  std::unique_ptr<mail::Mailer> mailer_;
  std::unique_ptr<matters::Procedures> procedures_;
  std::unique_ptr<web::Platform> platform_;
  std::unique_ptr<matters::House> house_;
};

/// The configuration and its database, without content or keys: for migrate, backup, restore.
Result<config::Config> configuration(const std::filesystem::path& data);
storage::StorageConfig storage_of(const config::Config& config);

/// Errors as lines for a terminal, in the language of LANG, else in English; by their codes when there are no texts.
std::string describe(const Errors& errors);

}  // namespace waarborg::app
