// A file brought in by a thread, while whoever asked for it looks on.
#include <atomic>
#include <future>
#include <mutex>

#include "features/monitor/contract/sources.h"
#include "features/monitor/detect.h"
#include "features/monitor/error_file.h"
#include "features/monitor/side_import.h"
#include "platform/csv/progress.h"

namespace waarborg::monitor {
namespace {

constexpr std::size_t kRefusedShown = 20;

std::string number_or_none(std::uint32_t value) { return value == 0 ? "" : std::to_string(value); }

Brought::Row row_of(const UnderstoodRow& row) {
  return {row.line,
          {{"time", to_iso(row.at)},
           {"officer", number_or_none(row.row.actor)},
           {"group", row.group},
           {"system", row.system},
           {"subject", number_or_none(row.row.subject)},
           {"case", number_or_none(row.row.basis)},
           {"reason", number_or_none(row.row.reason)},
           {"place", row.place}}};
}

class Thread final : public BringingIn {
 public:
  Thread(matters::House& house, const i18n::Translator& t, BringTask task)
      : house_(house), t_(t), task_(std::move(task)) {
    ended_ = std::async(std::launch::async, [this] { return work(); });
  }
  ~Thread() override { stopping_ = true; }  // the future waits for the thread

  Result<bool> wait(std::chrono::milliseconds time) override {
    if (!outcome_) {
      if (ended_.wait_for(time) != std::future_status::ready) return true;
      outcome_ = ended_.get();
    }
    if (outcome_->ok()) return false;
    if (outcome_->error().kind != ErrorKind::invalid) return outcome_->errors();
    // What is wrong with the source is an answer.
    told_ = {};
    told_.problems = outcome_->errors();
    return false;
  }
  [[nodiscard]] BringAdvance advance() const override {
    const std::lock_guard lock(advance_lock_);
    return advance_;
  }
  Brought tell() override { return std::move(told_); }

 private:
  Result<Done> work() {
    auto mapping = TRY(load_mapping(task_.mapping));
    LogImportOptions options;
    options.mode = task_.check ? LogMode::check : LogMode::import;
    options.actor = task_.actor;
    if (auto* const side = std::get_if<SideMapping>(&mapping)) {
      told_.table = spec_of(side->table).key;
      return bring_in(*TRY(SideImport::open(house_, std::move(*side), options)));
    }
    return bring_in(*TRY(LogImport::open(house_, std::get<LogMapping>(std::move(mapping)), options)));
  }

  template <class Import>
  Result<Done> bring_in(Import& import) {
    ErrorFile errors(t_, task_.errors);
    const std::string name = task_.source.filename().string();
    LogWatch watch;
    watch.progress = [this, meter = csv::ProgressMeter()](const LogProgress& progress) mutable {
      if (const auto now = meter.tick(progress.rows, progress.bytes_done, progress.bytes_total)) tell(progress, *now);
    };
    watch.refused = [&](const RefusedRow& row) {
      errors.write(name, row);
      if (told_.refused_rows.size() < kRefusedShown) told_.refused_rows.push_back({row.line, row.reason});
    };
    if (task_.check) {
      watch.understood = [this](const UnderstoodRow& row) { told_.rows.push_back(row_of(row)); };
      watch.understood_side = [this](std::uint64_t line, const auto& parts) { told_.rows.push_back({line, parts}); };
    }
    watch.go_on = [this] { return !stopping_; };
    const auto report = TRY(import.bring_in(task_.source, watch));
    if (report.refused > 0) TRY(errors.finish());
    tell(report);
    return Done{};
  }

  void tell(const LogProgress& progress, const csv::Progress& now) {
    const std::lock_guard lock(advance_lock_);
    advance_ = {static_cast<std::int64_t>(progress.bytes_done), static_cast<std::int64_t>(progress.bytes_total),
                progress.rows, now.per_second, now.seconds_left};
  }
  void tell(const LogReport& report) {
    told_.read = report.read;
    told_.taken = report.taken;
    told_.already_there = report.already_there;
    told_.refused = report.refused;
    told_.repeated = report.repeated;
    told_.days = report.days;
    if (report.first_day) told_.first_day = date_of(*report.first_day);
    if (report.last_day) told_.last_day = date_of(*report.last_day);
    for (const auto& [reason, rows] : report.reasons) told_.reasons.push_back({reason, rows});
  }

  matters::House& house_;
  const i18n::Translator t_;
  const BringTask task_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex advance_lock_;
  BringAdvance advance_;
  Brought told_;  ///< the thread's until it ended
  std::optional<Result<Done>> outcome_;
  std::future<Result<Done>> ended_;  ///< last: its destructor waits for the thread
};

}  // namespace

std::unique_ptr<BringingIn> BringingIn::begin(matters::House& house, const i18n::Translator& t, const BringTask& task) {
  return std::make_unique<Thread>(house, t, task);
}

}  // namespace waarborg::monitor
