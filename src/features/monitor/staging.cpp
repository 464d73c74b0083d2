#include "features/monitor/staging.h"

#include "engine/bytes_of_number.h"
#include "engine/durable.h"
#include "engine/segment.h"

namespace waarborg::monitor {
namespace {

// Of a segment's head (engine/segment.h).
constexpr std::size_t kDayAt = 8, kBytesAt = 24, kHeadBytes = 40;

}  // namespace

std::filesystem::path staging_folder(const matters::House& house) { return look_ups_folder(house) / "staging"; }

std::filesystem::path part_file(const std::filesystem::path& folder, std::size_t part) {
  return folder / (std::to_string(part) + ".part");
}

bool all_parts_there(const std::filesystem::path& folder, std::size_t parts) {
  std::error_code error;
  for (std::size_t part = 0; part < parts; ++part)
    if (!std::filesystem::is_regular_file(part_file(folder, part), error)) return false;
  return true;
}

Result<Done> PartWriter::write(const std::filesystem::path& file, RowsByDay& rows) {
  bytes_.clear();
  for (auto& [day, of_day] : rows) {
    sorter_.sort(of_day);
    bytes_ += engine::encode_segment(day, of_day);
  }
  if (engine::write_durably(file, bytes_)) return Done{};
  return Error{ErrorKind::unavailable, "engine.write_failed", {}, {file.filename().string()}};
}

Result<StagedDays> StagedDays::open(const std::filesystem::path& folder, std::size_t parts) {
  StagedDays staged;
  for (std::size_t part = 0; part < parts; ++part) {
    const auto path = part_file(folder, part);
    auto file = TRY(engine::MappedFile::open(path));
    TRY(staged.take(std::move(file), path.filename().string()));
  }
  std::ranges::stable_sort(staged.pieces_, {}, &Piece::day);
  return Result<StagedDays>(std::move(staged));
}

Result<Done> StagedDays::take(engine::MappedFile file, const std::string& name) {
  const ByteView bytes = file.bytes();
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t left = bytes.size() - at;
    const auto size = left < kHeadBytes ? 0 : engine::number_at<std::uint64_t>(bytes.data() + at + kBytesAt);
    if (size < kHeadBytes || size > left) return Error{ErrorKind::unavailable, "lookups.staging_broken", {}, {name}};
    pieces_.push_back({engine::number_at<engine::DayNumber>(bytes.data() + at + kDayAt), files_.size(), at, size});
    at += size;
  }
  files_.push_back(std::move(file));
  return Done{};
}

std::vector<engine::DayNumber> StagedDays::days() const {
  std::vector<engine::DayNumber> days;
  for (const Piece& piece : pieces_)
    if (days.empty() || days.back() != piece.day) days.push_back(piece.day);
  return days;
}

Result<std::vector<engine::Access>> StagedDays::rows_of(engine::DayNumber day) const {
  std::vector<engine::Access> rows;
  for (const Piece& piece : pieces_of(day)) {
    const auto segment = TRY(engine::Segment::over(bytes_of(piece), std::to_string(piece.part) + ".part"));
    TRY(segment.read_all(rows));
  }
  engine::sort_accesses(rows);
  return rows;
}

std::optional<ByteView> StagedDays::whole(engine::DayNumber day) const {
  const auto pieces = pieces_of(day);
  if (pieces.size() != 1) return std::nullopt;
  return bytes_of(pieces.front());
}

}  // namespace waarborg::monitor
