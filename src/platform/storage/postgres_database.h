// Inside storage only: PostgreSQL behind a pool of connections.
#pragma once

#include <condition_variable>
#include <mutex>

#include "platform/storage/database.h"
#include "platform/storage/pool.h"
#include "platform/storage/postgres_connection.h"

namespace waarborg::storage {

/// Writers run side by side until one meets a conflict; then it runs alone in this process, so that every
/// writer gets through. Entering alone goes before entering beside others.
class ConflictGate {
 public:
  enum class Way { beside_others, alone };
  class Pass {
   public:
    Pass(ConflictGate& gate, Way way);
    ~Pass();
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;

   private:
    ConflictGate* gate_;
    Way way_;
  };

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int inside_ = 0;
  int waiting_alone_ = 0;
  bool alone_inside_ = false;
};

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const StorageConfig& config);
  [[nodiscard]] Dialect dialect() const override { return Dialect::postgresql; }
  [[nodiscard]] const StorageConfig& config() const override { return config_; }
  void run_script(const std::string& script) override;

 protected:
  void transact(Mode mode, const std::function<bool(Transaction&)>& work) override;

 private:
  void use_connection(const std::function<void(PostgresConnection&)>& use);
  StorageConfig config_;
  Pool<PostgresConnection> pool_;
  ConflictGate gate_;
};

}  // namespace waarborg::storage
