#include "features/insight/period.h"

#include "base/text.h"

namespace waarborg::insight {

namespace {

Date first_of(int year, int month) {
  return Date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(1)};
}

Date first_after(int year, int month) { return month == 12 ? first_of(year + 1, 1) : first_of(year, month + 1); }

Period before(const Period& period) {
  const int last = period.half_year ? 2 : 12;
  if (period.number > 1) return {period.year, period.number - 1, period.half_year};
  return {period.year - 1, last, period.half_year};
}

}  // namespace

std::string Period::code() const {
  const std::string of_year = std::to_string(year) + "-";
  if (half_year) return of_year + "H" + std::to_string(number);
  return of_year + (number < 10 ? "0" : "") + std::to_string(number);
}

matters::DaySpan Period::span() const {
  if (!half_year) return {first_of(year, number), first_after(year, number)};
  return {first_of(year, number * 6 - 5), first_after(year, number * 6)};
}

std::vector<Period> Period::months() const {
  if (!half_year) return {*this};
  std::vector<Period> out;
  for (int month = number * 6 - 5; month <= number * 6; ++month) out.push_back({year, month, false});
  return out;
}

std::string Period::name(const i18n::Translator& t) const {
  if (half_year) return t("monitor.half_year_" + std::to_string(number), {std::to_string(year)});
  return t.month(first_of(year, number));
}

std::vector<Period> periods_until(Date today) {
  const int year = static_cast<int>(today.year());
  const int month = static_cast<int>(static_cast<unsigned>(today.month()));
  std::vector<Period> out;
  Period half{year, month > 6 ? 2 : 1, true};
  for (int i = 0; i < 4; ++i) out.push_back(half = before(half));
  Period one{year, month, false};
  for (int i = 0; i < 12; ++i) out.push_back(one = before(one));
  return out;
}

std::optional<Period> period_from(std::string_view code, Date today) {
  for (const auto& period : periods_until(today))
    if (period.code() == code) return period;
  return std::nullopt;
}

}  // namespace waarborg::insight
