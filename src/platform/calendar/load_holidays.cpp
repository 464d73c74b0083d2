#include "platform/calendar/calendar.h"
#include "platform/content/reader.h"

namespace waarborg::calendar {

Result<Holidays> load_holidays(const std::filesystem::path& content, Jurisdiction jurisdiction) {
  content::Problems problems;
  const auto path = content / "calendar" / (std::string(code_of(jurisdiction)) + ".yaml");
  const content::Node root = content::Node::from_file(path, problems);
  root.only({"jurisdiction", "days"});
  if (root.at("jurisdiction").text() != code_of(jurisdiction)) {
    root.at("jurisdiction").wrong({"expected.this_word", {std::string(code_of(jurisdiction))}});
  }
  std::vector<Date> extra;
  for (const content::Node& day : root.at("days").items()) {
    day.only({"date", "source"});
    (void)day.at("source").text();
    extra.push_back(day.at("date").date());
  }
  return content::finish(Holidays(jurisdiction, std::move(extra)), problems);
}

}  // namespace waarborg::calendar
