// `waarborg monitor rhythm` and `waarborg monitor spellings`.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <variant>

#include "features/monitor/contract/commands.h"
#include "features/monitor/contract/rhythm.h"
#include "features/monitor/log_import.h"
#include "features/monitor/log_zone.h"
#include "features/monitor/side_mapping.h"
#include "features/monitor/spellings.h"
#include "platform/audit/audit.h"

namespace waarborg::monitor {
namespace {

constexpr std::size_t kShown = 40;

int fail(const i18n::Translator& t, const Errors& errors, const Print& print) {
  for (const auto& error : errors) print(t(error));
  return 1;
}

/// Minutes of "06:30".
std::optional<int> minute_of(std::string_view text) {
  int hour = 0, minute = 0;
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto a = std::from_chars(text.data(), text.data() + 2, hour);
  const auto b = std::from_chars(text.data() + 3, text.data() + 5, minute);
  const bool good = a.ec == std::errc() && b.ec == std::errc() && a.ptr == text.data() + 2 &&
                    b.ptr == text.data() + 5 && hour < 24 && minute < 60 && hour >= 0 && minute >= 0;
  return good ? std::optional(hour * 60 + minute) : std::nullopt;
}

std::string clock_of(int minute) { return fmt::format("{:02}:{:02}", minute / 60 % 24, minute % 60); }

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

void print_streaks(const i18n::Translator& t, const Rhythms& told, const Print& print) {
  for (std::size_t at = 0; at < std::min(told.streaks.size(), kShown); ++at) {
    const auto& one = told.streaks[at];
    print("  " + t(one.subject == 0 ? "rhythm.streak" : "rhythm.streak_subject",
                   {t.number(one.days), std::to_string(one.officer), to_iso(one.first), to_iso(one.last),
                    t.number(one.look_ups), std::to_string(one.subject)}));
  }
}

void print_pairs(const i18n::Translator& t, const Rhythms& told, const Print& print) {
  for (std::size_t at = 0; at < std::min(told.pairs.size(), kShown); ++at) {
    const auto& one = told.pairs[at];
    print("  " + t("rhythm.pair", {std::to_string(one.officer), t.date_time(one.inside), t.date_time(one.outside),
                                   clock_of(one.hours.from), clock_of(one.hours.from + one.hours.minutes)}));
  }
}

}  // namespace

std::optional<Hours> hours_from(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto from = minute_of(text.substr(0, 5)), to = minute_of(text.substr(6));
  if (!from || !to) return std::nullopt;
  return Hours{*from, (*to - *from + 1440) % 1440};
}

int tell_rhythm(matters::House& house, const i18n::Translator& t, const DaysAsked& asked,
                const std::vector<std::string>& duties, const std::string& zone, const Print& print) {
  RhythmSettings settings;
  if (!zone.empty() && !LogZone::is_known(zone)) return fail(t, {invalid("rhythm.bad_zone", "", {zone})}, print);
  const std::string clock = zone.empty() ? house.platform.config.zone : zone;
  settings.zone = clock;
  for (const auto& text : duties) {
    const auto hours = hours_from(text);
    if (!hours) return fail(t, {invalid("rhythm.bad_duty", "", {text})}, print);
    settings.duties.push_back(*hours);
  }
  const auto told = rhythms(house, asked, settings);
  if (!told.ok()) return fail(t, told.errors(), print);
  const auto traced = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    audit::record(tx, house.clock(),
                  {.actor = "system",
                   .action = "lookups.rhythm",
                   .detail = "from=" + to_iso(told->first_day) + " to=" + to_iso(told->day)});
    return Done{};
  });
  if (!traced.ok()) return fail(t, traced.errors(), print);
  print(t("rhythm.read",
          {to_iso(told->first_day), to_iso(told->day), t.number(told->look_ups), t.number(told->officers), clock}));
  print(
      t("rhythm.streaks", {t.number(static_cast<std::int64_t>(told->streaks.size())), t.number(settings.streak_days)}));
  print_streaks(t, *told, print);
  print(t("rhythm.pairs", {t.number(static_cast<std::int64_t>(told->pairs.size())), t.number(told->with_hours),
                           t.number(settings.duty_hours)}));
  print_pairs(i18n::Translator(house.platform.texts, t.language(), clock), *told, print);
  if (!settings.duties.empty())
    print(t("rhythm.over_duties", {t.number(told->days_over_duties), t.number(told->officers_over_duties)}));
  return 0;
}

int group_reasons(matters::House& house, const i18n::Translator& t, const std::filesystem::path& mapping_file,
                  const std::filesystem::path& source, const Print& print) {
  auto loaded = load_mapping(mapping_file);
  if (!loaded.ok()) return fail(t, loaded.errors(), print);
  const auto* const mapping = std::get_if<LogMapping>(&loaded.value());
  if (mapping == nullptr) return fail(t, {invalid("rhythm.no_log", "", {mapping_file.filename().string()})}, print);
  std::map<std::string, std::int64_t> rows_by_text;
  std::int64_t read = 0;
  const auto count = [&]() -> Result<Done> {
    const auto bytes = TRY(csv::open_bytes(source, mapping->compression.value_or(csv::compression_of(source))));
    const auto rows = TRY(open_rows(*mapping, *bytes, source.filename().string()));
    LookUpReader reader(*mapping, house.clock().now());
    LogRow row;
    LookUp look_up;
    for (; TRY(rows->next(row)); reader.make_room())
      if (reader.read(row, look_up) == nullptr) {
        ++read;
        if (!look_up.reason.empty()) ++rows_by_text[std::string(look_up.reason)];
      }
    return Done{};
  };
  if (const auto counted = count(); !counted.ok()) return fail(t, counted.errors(), print);
  const auto groups = group_spellings(rows_by_text);
  print(t("rhythm.spellings", {t.number(read), t.number(static_cast<std::int64_t>(rows_by_text.size())),
                               t.number(static_cast<std::int64_t>(groups.size()))}));
  print("same:");
  for (const auto& group : groups) {
    if (group.others.empty()) continue;
    std::string line = "  " + quoted(group.text) + ": [";
    for (std::size_t at = 0; at < group.others.size(); ++at) line += (at == 0 ? "" : ", ") + quoted(group.others[at]);
    print(line + "]");
  }
  return 0;
}

}  // namespace waarborg::monitor
