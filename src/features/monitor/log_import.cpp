#include "features/monitor/log_import.h"

#include <algorithm>
#include <future>
#include <system_error>

#include "base/ahead.h"
#include "features/monitor/shown_rows.h"
#include "platform/audit/audit.h"
#include "platform/http/sealed_upload.h"
#include "platform/parquet/parquet.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace fs = std::filesystem;
namespace sql = queries::feature_monitor;
using storage::Transaction;

constexpr std::size_t kBatchesAhead = 96;

Error stopped() { return conflict("lookups.stopped"); }
Result<Done> ask(const LogWatch& watch) {
  if (watch.go_on && !watch.go_on()) return stopped();
  return Done{};
}

/// Of dry runs, which may run beside an import, and of what is unpacked to be read.
fs::path checking_folder(const matters::House& house) { return look_ups_folder(house) / "checking"; }

/// Staging of other batches: nobody goes on with them.
void remove_others(const fs::path& staging, const std::string& id) {
  std::error_code error;
  for (fs::directory_iterator entry(staging, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().filename() != id) fs::remove_all(entry->path(), error);
}

/// A dry run leaves nothing, whatever becomes of it.
struct FolderOfACheck {
  fs::path folder;
  ~FolderOfACheck() {
    std::error_code ignored;
    if (!folder.empty()) fs::remove_all(folder, ignored);
  }
};

}  // namespace

void remove_forgotten_checks(const matters::House& house) {
  http::remove_forgotten(checking_folder(house), "", std::chrono::hours(24));
}

namespace {

/// The csv that a Parquet file was made into; gone when it was read, or when reading stops.
class ConvertedBytes final : public csv::ByteSource {
 public:
  ConvertedBytes(std::unique_ptr<csv::ByteSource> bytes, fs::path file)
      : bytes_(std::move(bytes)), file_(std::move(file)) {}
  ~ConvertedBytes() override {
    std::error_code ignored;
    fs::remove(file_, ignored);
  }
  Result<std::size_t> read(std::span<char> out) override { return bytes_->read(out); }
  [[nodiscard]] std::uint64_t consumed() const override { return bytes_->consumed(); }

 private:
  std::unique_ptr<csv::ByteSource> bytes_;
  fs::path file_;
};

Result<OpenSource> open_parquet(const fs::path& source, const fs::path& converting) {
  if (source == kStandardInput) return invalid("lookups.parquet_needs_file");
  std::error_code error;
  fs::create_directories(converting, error);
  const auto file = converting / (new_id() + ".csv");
  TRY(parquet::to_csv(source, file));
  const auto total = fs::file_size(file, error);
  auto bytes = TRY(csv::open_bytes(file, csv::Compression::none));
  return OpenSource{std::make_unique<ConvertedBytes>(std::move(bytes), file), total};
}

}  // namespace

Result<OpenSource> open_source(const RowFormat& format, const fs::path& source, const fs::path& converting) {
  if (format.format == LogFormat::parquet) return open_parquet(source, converting);
  const auto compression = format.compression.value_or(csv::compression_of(source));
  if (source == kStandardInput) return OpenSource{csv::standard_input(compression), 0};
  std::error_code error;
  return OpenSource{TRY(csv::open_bytes(source, compression)), fs::file_size(source, error)};
}

Result<std::unique_ptr<LogImport>> LogImport::open(matters::House& house, LogMapping mapping,
                                                   const LogImportOptions& options) {
  std::unique_ptr<engine::DayWriter> writer;
  if (options.mode == LogMode::import)
    writer = std::make_unique<engine::DayWriter>(TRY(engine::DayWriter::open(look_ups_folder(house))));
  auto numbering =
      TRY(Numbering::open(house, options.mode == LogMode::check ? Numbering::Kept::no : Numbering::Kept::yes));
  std::unique_ptr<LogImport> made(new LogImport(house, std::move(mapping), options, std::move(numbering)));
  made->writer_ = std::move(writer);
  return Result<std::unique_ptr<LogImport>>(std::move(made));
}

std::string LogImport::fingerprint(const fs::path& source) const {
  if (source == kStandardInput) return "-";
  std::error_code error;
  const auto changed = fs::last_write_time(source, error).time_since_epoch().count();
  const std::string text = mapping_.fingerprint + "|" + fs::absolute(source, error).string() + "|" +
                           std::to_string(fs::file_size(source, error)) + "|" + std::to_string(changed);
  return to_hex(sealing::digest(as_bytes(text)));
}

Result<Done> LogImport::begin(const fs::path& source) {
  const std::string mark = fingerprint(source);
  batch_ = {new_id(), "reading", 0, 0, house_.clock().now(), {}};
  if (!checks()) {
    TRY(house_.database().write([&](Transaction& tx) -> Result<Done> {
      const auto row = source == kStandardInput ? std::nullopt : tx.find(sql::batch_unfinished, {mark});
      if (row &&
          all_parts_there(staging_folder(house_) / row->text("id"), static_cast<std::size_t>(row->integer("parts")))) {
        batch_ = {row->text("id"),
                  row->text("state"),
                  row->integer("cursor_rows"),
                  static_cast<std::size_t>(row->integer("parts")),
                  row->instant("started_at"),
                  {}};
      } else {
        tx.execute(sql::batch_add,
                   {batch_.id, mark, source.filename().string(), mapping_.name, options_.actor, batch_.started_at});
      }
      tx.execute(sql::batch_abandon_others, {batch_.id});
      return Done{};
    }));
    remove_others(staging_folder(house_), batch_.id);
  }
  remove_forgotten_checks(house_);
  batch_.folder = (checks() ? checking_folder(house_) : staging_folder(house_)) / batch_.id;
  std::error_code error;
  fs::create_directories(batch_.folder, error);
  if (error) return Error{ErrorKind::unavailable, "engine.write_failed", {}, {"staging"}};
  return Done{};
}

/// Rows into parts; knows how far the file and the parts are.
class LogImport::Reading {
 public:
  Reading(LogImport& import, const LogWatch& watch, LogReport& report)
      : import_(import), watch_(watch), report_(report) {}

  Result<Done> take(LogBatch& batch) {
    Numbering& numbering = import_.numbering_;
    numbering.hear(batch);
    numbered_.clear();
    // Those up to the cursor stand in parts already, and all of them when the days are being added.
    const std::int64_t before = report_.read;
    const std::int64_t first = std::clamp<std::int64_t>(import_.batch_.cursor_rows - before, 0, batch.read);
    if (first < batch.read && import_.batch_.state == "reading")
      TRY(numbering.number(batch, first, import_.mapping_.group.given(), numbered_));
    report_.read += batch.read;
    for (const auto& refused : batch.refused) refuse(refused.row);
    auto row = batch.rows.end() - static_cast<std::ptrdiff_t>(numbered_.size());
    for (const DatedAccess& dated : numbered_) {
      if (watch_.understood && shown_.next()) tell(*row, dated.row);
      TRY(take(dated, before + row->at + 1));
      ++row;
    }
    return Done{};
  }
  Result<Done> finish() {
    if (gathered_ > 0) TRY(write_part(report_.read));
    return finish_part();
  }

 private:
  void refuse(const RefusedRow& row) {
    ++report_.refused;
    ++report_.reasons[row.reason];
    if (watch_.refused) watch_.refused(row);
  }
  /// A row that is number `read` of the log.
  Result<Done> take(const DatedAccess& dated, std::int64_t read) {
    if (run_.rows == nullptr || run_.day != dated.day) begin_run(dated.day, read - 1);
    run_.rows->push_back(dated.row);
    if (++gathered_ < import_.options_.rows_per_part) return Done{};
    // Most days of a log in their order stand in one part then, and need not be put together again.
    const std::size_t of_run = run_.rows->size() - run_.first;
    if (of_run >= (gathered_ + 1) / 2) return write_part(read);
    std::vector<engine::Access> rest = spare();
    rest.assign(run_.rows->begin() + static_cast<std::ptrdiff_t>(run_.first), run_.rows->end());
    run_.rows->resize(run_.first);
    if (run_.rows->empty()) rows_.erase(run_.day);
    const engine::DayNumber day = run_.day;
    TRY(write_part(run_.read));
    rows_.emplace(day, std::move(rest));
    begin_run(day, run_.read);
    run_.first = 0;
    gathered_ = of_run;
    return Done{};
  }
  void begin_run(engine::DayNumber day, std::int64_t read) {
    const auto [of_day, is_new] = rows_.try_emplace(day);
    if (is_new) of_day->second = spare();
    run_ = {day, &of_day->second, of_day->second.size(), read};
  }
  /// Room that was used before, so that it need not come from the system again.
  std::vector<engine::Access> spare() {
    if (spare_.empty()) return {};
    auto rows = std::move(spare_.back());
    spare_.pop_back();
    return rows;
  }
  /// All rows that are gathered, which stand before number `read` of the log.
  Result<Done> write_part(std::int64_t read) {
    TRY(finish_part());
    TRY(ask(watch_));
    part_read_ = read;
    writing_ = std::exchange(rows_, {});
    run_.rows = nullptr;
    gathered_ = 0;
    part_ = std::async(std::launch::async, [this, file = part_file(import_.batch_.folder, import_.batch_.parts)] {
      return writer_.write(file, writing_);
    });
    return Done{};
  }
  Result<Done> finish_part() {
    if (!part_.valid()) return Done{};
    TRY(part_.get());
    for (auto& [day, rows] : writing_) {
      rows.clear();
      if (spare_.size() < kSpares) spare_.push_back(std::move(rows));
    }
    return import_.keep_part(part_read_, watch_);
  }
  void tell(const LogBatch::Row& from, engine::Access row) {
    const Numbering& numbering = import_.numbering_;
    row.actor = shown_.number(SidePart::officer, row.actor);
    row.subject = shown_.number(SidePart::subject, row.subject);
    row.basis = shown_.number(SidePart::basis, row.basis);
    row.reason = shown_.reason(row.reason);
    watch_.understood({from.line, from_millis(from.second * 1000), row, numbering.word(Word::system, row.source),
                       numbering.word(Word::place, row.place), numbering.word(Word::group, row.group)});
  }

  static constexpr std::size_t kSpares = 4;
  LogImport& import_;
  const LogWatch& watch_;
  LogReport& report_;
  std::vector<DatedAccess> numbered_;  ///< of the batch at hand
  RowsByDay rows_;                     ///< of the part at hand
  std::size_t gathered_ = 0;           ///< how many these are
  /// The rows of one day that came last, one after another.
  struct {
    engine::DayNumber day = 0;
    std::vector<engine::Access>* rows = nullptr;  ///< of the day, in rows_
    std::size_t first = 0;                        ///< of these, the run's first
    std::int64_t read = 0;                        ///< rows of the log before it
  } run_;
  std::vector<std::vector<engine::Access>> spare_;
  PartWriter writer_;
  RowsByDay writing_;  ///< of the part that is being written; only its thread touches this and the writer then
  std::int64_t part_read_ = 0;
  ShownRows shown_;
  std::future<Result<Done>> part_;  ///< waits when it goes, so it must be the last
};

Result<Done> LogImport::read_rows(const fs::path& source, const LogWatch& watch, LogReport& report) {
  const auto opened = TRY(open_source(mapping_, source, checking_folder(house_)));
  const auto rows = TRY(open_rows(mapping_, *opened.bytes, report.source));
  LogBatches batches(mapping_, *rows, *opened.bytes, house_.keys(), batch_.started_at);
  Ahead<LogBatch> ahead([&batches](LogBatch& batch) { return batches.next(batch); }, kBatchesAhead);
  Reading reading(*this, watch, report);
  LogBatch batch;
  while (TRY(ahead.next(batch))) {
    TRY(reading.take(batch));
    TRY(ask(watch));
    if (watch.progress) watch.progress({report.read, batch.bytes_done, opened.total});
  }
  return reading.finish();
}

Result<Done> LogImport::keep_part(std::int64_t rows_read, const LogWatch& watch) {
  TRY(ask(watch));
  ++batch_.parts;
  batch_.cursor_rows = rows_read;
  if (checks()) return Done{};
  TRY(numbering_.save_keys());
  TRY(ask(watch));
  TRY(house_.database().write([&](Transaction& tx) -> Result<Done> {
    numbering_.write_new(tx);
    tx.execute(sql::batch_move, {batch_.id, "reading", batch_.cursor_rows, batch_.parts});
    return Done{};
  }));
  numbering_.forget_new();
  return ask(watch);
}

Result<Done> LogImport::move_to(const std::string& state) {
  batch_.state = state;
  if (checks()) return Done{};
  return house_.database().write([&](Transaction& tx) -> Result<Done> {
    tx.execute(sql::batch_move, {batch_.id, state, batch_.cursor_rows, batch_.parts});
    return Done{};
  });
}

Result<Done> LogImport::finish(const LogReport& report) {
  TRY(house_.database().write([&](Transaction& tx) -> Result<Done> {
    // What is there already says something of the look-ups, so that somebody asked leaves a trace too.
    audit::record(tx, house_.clock(),
                  {.actor = options_.actor,
                   .action = checks() ? "lookups.check" : "lookups.import",
                   .detail = batch_.id + " read=" + std::to_string(report.read) +
                             " taken=" + std::to_string(report.taken) + " refused=" + std::to_string(report.refused)});
    if (checks()) return Done{};
    tx.execute(sql::batch_finish,
               {batch_.id, report.read, report.taken, report.already_there, report.refused, house_.clock().now()});
    for (const auto& [reason, rows] : report.reasons) tx.execute(sql::batch_refusal_add, {batch_.id, reason, rows});
    return Done{};
  }));
  std::error_code ignored;
  fs::remove_all(batch_.folder, ignored);
  return Done{};
}

Result<LogReport> LogImport::bring_in(const fs::path& source, const LogWatch& watch) {
  LogReport report;
  report.source = source.filename().string();
  TRY(begin(source));
  const FolderOfACheck removed_again{checks() ? batch_.folder : fs::path()};
  report.batch_id = batch_.id;
  TRY(read_rows(source, watch, report));
  if (batch_.state == "reading") TRY(move_to("adding"));
  TRY(ask(watch));
  TRY(add_days(watch, report));
  TRY(ask(watch));
  TRY(finish(report));
  return report;
}

}  // namespace waarborg::monitor
