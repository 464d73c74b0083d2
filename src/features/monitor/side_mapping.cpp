#include "features/monitor/side_mapping.h"

#include <fstream>
#include <sstream>

#include "platform/sealing/sealing.h"

namespace waarborg::monitor {
namespace {

using content::Node;

constexpr std::array<const char*, kSideParts> kNames{"officer", "case", "subject", "token", "group",
                                                     "role",    "kind", "from",    "to"};

std::vector<std::string> table_keys() {
  std::vector<std::string> keys;
  for (const auto& spec : all_side_tables()) keys.emplace_back(spec.key);
  return keys;
}

void read(const Node& root, SideMapping& mapping) {
  const auto keys = table_keys();
  const std::string key = root.at("table").choice(keys);
  for (const auto& spec : all_side_tables())
    if (spec.key == key) mapping.table = spec.table;
  const SideSpec& spec = spec_of(mapping.table);
  auto known = RowFormatLoader::fields();
  known.emplace_back("table");
  for (const auto& column : spec.columns) known.emplace_back(side_part_name(column.part));
  root.only(known);
  RowFormatLoader loader(mapping);
  loader.begin(root);
  for (const auto& column : spec.columns) {
    const Node node = column.needed ? root.at(side_part_name(column.part)) : root.find(side_part_name(column.part));
    if (column.part == SidePart::from || column.part == SidePart::to) {
      auto& time = column.part == SidePart::from ? mapping.from : mapping.to;
      if (!node.present()) continue;
      loader.read_time(node, time.emplace());
      // Rosters and operations lie ahead; only a mapping that says so refuses them.
      if (!node.find("future").present()) time->future_minutes.reset();
    } else {
      mapping.parts[static_cast<std::size_t>(column.part)] = loader.read_part(node);
    }
  }
  loader.finish(root);
}

}  // namespace

const char* side_part_name(SidePart part) { return kNames[static_cast<std::size_t>(part)]; }

Result<SideMapping> parse_side_mapping(const std::string& text, const std::string& file_name) {
  content::Problems problems;
  SideMapping mapping;
  const Node root = Node::from_text(text, file_name, problems);
  if (root.present()) read(root, mapping);
  mapping.fingerprint = to_hex(sealing::digest(as_bytes(text)));
  return content::finish(std::move(mapping), problems);
}

Result<Mapping> load_mapping(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  if (in) bytes << in.rdbuf();
  const std::string name = file.filename().string(), text = bytes.str();
  if (!in) return invalid("csv.file_missing", name, {name});
  content::Problems ignored;
  const Node root = Node::from_text(text, name, ignored);
  if (root.present() && root.is_mapping() && root.find("table").present())
    return Mapping(TRY(parse_side_mapping(text, name)));
  return Mapping(TRY(parse_log_mapping(text, name)));
}

SideReader::SideReader(const SideMapping& mapping, Instant now) : spec_(spec_of(mapping.table)) {
  for (const auto& column : spec_.columns) {
    if (column.part == SidePart::from) {
      from_needed_ = column.needed;
    } else if (column.part == SidePart::to) {
      to_needed_ = column.needed;
    } else {
      parts_.emplace_back(mapping, mapping.parts[static_cast<std::size_t>(column.part)]);
      columns_.push_back(column);
    }
  }
  if (mapping.from) from_.emplace(mapping, *mapping.from, now);
  if (mapping.to) to_.emplace(mapping, *mapping.to, now);
}

const char* SideReader::read_moment(const LogRow& row, std::optional<TimeReader>& reader, bool needed,
                                    std::uint32_t& out) {
  if (!reader) return nullptr;
  std::int64_t second = 0;
  if (const char* refusal = reader->read(row, second))
    return !needed && refusal == std::string_view("lookups.row_no_time") ? nullptr : refusal;
  if (second < 0 || second >= kTimeless) return "lookups.row_time_range";
  out = static_cast<std::uint32_t>(second);
  return nullptr;
}

const char* SideReader::read(const LogRow& row, SideValues& out) {
  if (row.problem != nullptr) return row.problem;
  out.from = 0;
  out.to = kTimeless;
  for (std::size_t at = 0; at < parts_.size(); ++at) {
    auto& text = out.texts[static_cast<std::size_t>(columns_[at].part)];
    if (const char* refusal = parts_[at].read(row, text)) return refusal;
    if (columns_[at].needed && text.empty()) return "lookups.row_part_missing";
  }
  const auto text_of = [&](SidePart part) { return out.texts[static_cast<std::size_t>(part)]; };
  if (spec_.table == SideTable::assignments && text_of(SidePart::officer).empty() && text_of(SidePart::group).empty())
    return "lookups.row_part_missing";
  if (const char* refusal = read_moment(row, from_, from_needed_, out.from)) return refusal;
  if (const char* refusal = read_moment(row, to_, to_needed_, out.to)) return refusal;
  return out.to < out.from ? "lookups.row_ends_early" : nullptr;
}

}  // namespace waarborg::monitor
