#include "features/monitor/log_batches.h"

namespace waarborg::monitor {
namespace {

/// What refused rows of one batch may hold together; a batch ends early rather than hold more.
constexpr std::size_t kRefusedBytesMax = 4U << 20U;

}  // namespace

LogBatches::LogBatches(const LogMapping& mapping, LogRows& rows, const csv::ByteSource& bytes,
                       const identity::InstanceKeys& keys, Instant now)
    : rows_(rows),
      bytes_(bytes),
      reader_(mapping, now),
      officer_(keys, KeyKind::officer),
      subject_(keys, KeyKind::subject),
      basis_(keys, KeyKind::basis),
      reason_(keys, KeyKind::reason) {}

Result<bool> LogBatches::next(LogBatch& batch) {
  batch.read = 0;
  batch.rows.clear();
  batch.officers.clear();
  batch.officer_texts.clear();
  batch.officer_ends.clear();
  batch.subjects.clear();
  batch.bases.clear();
  batch.refused.clear();
  refused_bytes_ = 0;
  batch.again = reader_.make_room();
  for (std::size_t part = 0; part < kTold; ++part)
    if (batch.again[part]) given_[part] = 0;
  while (batch.read < kRows && refused_bytes_ < kRefusedBytesMax && TRY(rows_.next(row_))) {
    take(row_, batch);
    ++batch.read;
  }
  take_fresh(batch);
  batch.bytes_done = bytes_.consumed();
  return batch.read > 0;
}

void LogBatches::take(const LogRow& row, LogBatch& batch) {
  const auto at = static_cast<std::uint32_t>(batch.read);
  if (const char* reason = reader_.read(row, look_up_)) {
    batch.refused.push_back({at, {row.line, reason, rows_.original()}});
    for (const auto& cell : batch.refused.back().row.original) refused_bytes_ += sizeof(std::string) + cell.size();
    return;
  }
  const bool has_subject = !look_up_.subject.empty(), has_basis = !look_up_.basis.empty();
  batch.rows.push_back({look_up_.second, row.line, at, look_up_.told, has_subject, has_basis});
  batch.officers.push_back(officer_.of(look_up_.officer));
  batch.officer_texts += look_up_.officer;
  batch.officer_ends.push_back(batch.officer_texts.size());
  if (has_subject) batch.subjects.push_back(subject_.of(look_up_.subject));
  if (has_basis) batch.bases.push_back(basis_.of(look_up_.basis));
}

void LogBatches::take_fresh(LogBatch& batch) {
  for (std::size_t part = 0; part < kTold; ++part) {
    const auto& told = reader_.told(static_cast<Told>(part));
    auto& fresh = batch.fresh[part];
    fresh.clear();
    for (; given_[part] < told.size(); ++given_[part]) {
      const std::string_view text = told.text(given_[part] + 1);
      FreshText& one = fresh.emplace_back(FreshText{std::string(text), {}});
      if (part == static_cast<std::size_t>(Told::reason)) one.key = reason_.of(text);
    }
  }
}

}  // namespace waarborg::monitor
