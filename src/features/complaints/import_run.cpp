#include "features/complaints/import_run.h"

#include <algorithm>
#include <cassert>

#include "features/complaints/import_hash.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {
namespace {

namespace sql = queries::feature_complaints;
using storage::Transaction;

const char* name_of(Mode mode) { return mode == Mode::import ? "import" : "check"; }

}  // namespace

Result<std::unique_ptr<ImportRun>> ImportRun::prepare(std::unique_ptr<const Mapping> mapping,
                                                      const std::vector<std::filesystem::path>& files,
                                                      const ImportOptions& options) {
  if (holds_training(*mapping)) return invalid("complaints_register.mapping_of_training");
  std::unique_ptr<ImportRun> run(new ImportRun(std::move(mapping), options));
  TRY(run->match_files(files));
  return run;
}

Result<Done> ImportRun::match_files(const std::vector<std::filesystem::path>& files) {
  Errors errors;
  for (const auto& path : files) {
    const std::string name = path.filename().string();
    const auto& sources = mapping_->sources;
    const auto fits = [&](const SourceRule& source) { return fits_pattern(name, source.file); };
    const auto found = std::ranges::find_if(sources, fits);
    if (found == sources.end()) {
      errors.push_back(invalid("complaints_register.file_no_source", name, {name}));
      continue;
    }
    const auto source = static_cast<std::size_t>(found - sources.begin());
    if (std::ranges::any_of(files_, [&](const ImportFile& file) { return file.source == source; })) {
      errors.push_back(invalid("complaints_register.file_same_source", name, {name, found->name}));
      continue;
    }
    const auto stream = SourceStream::open(*mapping_, *found, path);
    if (!stream.ok()) {
      errors.insert(errors.end(), stream.errors().begin(), stream.errors().end());
      continue;
    }
    files_.push_back({source, path, std::filesystem::file_size(path)});
  }
  if (files.empty()) errors.push_back(invalid("complaints_register.file_none"));
  if (!errors.empty()) return errors;
  std::ranges::sort(files_, {}, &ImportFile::source);
  for (const auto& file : files_) progress_.bytes_total += file.bytes;
  return Done{};
}

std::string ImportRun::fingerprint() const {
  Hash64 hash;
  hash.add(mapping_->fingerprint);
  for (const auto& file : files_) {
    hash.add(file.path.filename().string());
    hash.add(std::to_string(file.bytes));
    // The beginning of the content tells two releases of one size apart.
    std::vector<char> head(64U << 10U);
    if (auto bytes = csv::open_bytes(file.path, csv::Compression::none); bytes.ok())
      if (const auto count = (*bytes)->read(head); count.ok()) hash.add({head.data(), count.value()});
  }
  return std::to_string(hash.value());
}

Result<Done> ImportRun::begin(Transaction& tx, const Clock& clock) {
  const std::string mark = fingerprint();
  const auto& title = mapping_->title.by_language;
  tx.execute(sql::register_save, {mapping_->register_id, title[0], title[1], title[2], title[3]});
  const auto unfinished = options_.mode == Mode::import ? tx.find(sql::import_find_unfinished,
                                                                  {mapping_->register_id, mark, name_of(options_.mode)})
                                                        : std::nullopt;
  progress_.import_id = unfinished ? unfinished->text("id") : new_id();
  keeper_ = make_keeper();
  stream_.reset();
  batch_ = {};
  if (unfinished) return Done{};
  tx.execute(sql::import_insert,
             {id(), mapping_->register_id, mark, name_of(options_.mode), options_.actor, clock.now()});
  tx.execute(sql::import_abandon_others, {mapping_->register_id, id()});
  tx.execute(sql::import_drop_old_errors, {mapping_->register_id, id()});
  tx.execute(sql::import_drop_old_remarks, {mapping_->register_id, id()});
  for (std::size_t at = 0; at < files_.size(); ++at)
    tx.execute(sql::import_source_insert,
               {id(), at, mapping_->sources[files_[at].source].name, files_[at].path.filename().string()});
  return Done{};
}

std::unique_ptr<Keeper> ImportRun::make_keeper() const {
  return options_.mode == Mode::import ? make_writer(mapping_->register_id) : make_checker(mapping_->register_id);
}

Result<Done> ImportRun::seek(std::size_t file, std::int64_t row) {
  const bool behind = stream_ && static_cast<std::int64_t>(stream_->rows_read()) > row;
  if (!stream_ || stream_file_ != file || behind) {
    stream_ = TRY(SourceStream::open(*mapping_, mapping_->sources[files_[file].source], files_[file].path));
    stream_file_ = file;
  }
  StreamRow skipped;
  while (static_cast<std::int64_t>(stream_->rows_read()) < row)
    if (!TRY(stream_->next(skipped))) return Error{ErrorKind::conflict, "complaints_register.file_changed"};
  return Done{};
}

Result<Done> ImportRun::load_batch(std::size_t file, std::int64_t row) {
  // The same rows again: the transaction was repeated.
  if (!batch_.rows.empty() && batch_.file == file && batch_.first_row == row) return Done{};
  TRY(seek(file, row));
  batch_ = {file, row, {}, false};
  while (static_cast<int>(batch_.rows.size()) < options_.rows_per_step && !batch_.last) {
    StreamRow next;
    if (TRY(stream_->next(next)))
      batch_.rows.push_back(std::move(next));
    else
      batch_.last = true;
  }
  return Done{};
}

Result<bool> ImportRun::step(Transaction& tx, const Clock& clock) {
  assert(!id().empty());
  const auto state = tx.find(sql::import_find, {id()});
  if (!state || state->text("state") == "abandoned")
    return Error{ErrorKind::conflict, "complaints_register.import_abandoned"};
  if (state->text("state") == "done") return false;
  const auto file = static_cast<std::size_t>(state->integer("source"));
  const std::int64_t row = state->integer("row_number");
  if (state->text("state") == "refreshing") return refresh_step(tx, clock, row);
  if (file == files_.size()) {
    const bool changes = options_.mode == Mode::import;
    tx.execute(sql::import_move, {id(), changes ? "refreshing" : "running", file, 0});
    if (changes) return true;
    tx.execute(sql::import_finish, {id(), clock.now()});
    return false;
  }
  TRY(load_batch(file, row));
  keep_batch(tx);
  const bool last = batch_.last;
  const std::int64_t next_row = last ? 0 : row + static_cast<std::int64_t>(batch_.rows.size());
  tx.execute(sql::import_move, {id(), "running", last ? file + 1 : file, next_row});
  note_progress();
  return true;
}

void ImportRun::note_progress() {
  progress_.rows = 0;
  progress_.bytes_done = stream_->bytes_consumed();
  for (std::size_t at = 0; at < stream_file_; ++at) progress_.bytes_done += files_[at].bytes;
  progress_.rows = stream_->rows_read();
}

Result<bool> ImportRun::refresh_step(Transaction& tx, const Clock& clock, std::int64_t stage) {
  progress_.bytes_done = progress_.bytes_total;
  if (stage < kRefreshStages) {
    refresh_figures(tx, mapping_->register_id, stage);
    tx.execute(sql::import_move, {id(), "refreshing", files_.size(), stage + 1});
    return true;
  }
  tx.execute(sql::register_mark_refreshed, {mapping_->register_id, clock.now()});
  tx.execute(sql::import_finish, {id(), clock.now()});
  return false;
}

void refresh_figures(Transaction& tx, const std::string& register_id, std::int64_t stage) {
  struct Stage {
    storage::Sql clear, fill;
  };
  static const Stage kStages[kRefreshStages] = {{sql::refresh_clear_facts, sql::refresh_facts},
                                                {sql::refresh_clear_cases, sql::refresh_cases},
                                                {sql::refresh_clear_closing, sql::refresh_closing},
                                                {sql::refresh_clear_decisions, sql::refresh_decisions},
                                                {sql::refresh_clear_dates, sql::refresh_dates}};
  const Stage& chosen = kStages[static_cast<std::size_t>(stage)];
  tx.execute(chosen.clear, {register_id});
  tx.execute(chosen.fill, {register_id});
}

}  // namespace waarborg::complaints
