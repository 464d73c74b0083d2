// An invented force from content/demo/<jurisdiction>.yaml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/content/reader.h"
#include "scenarios/files.h"

namespace waarborg::app {

struct DemoUnit {
  std::string code, name, parent;
};
struct DemoPerson {
  std::string sign_in;  ///< empty: no account
  std::string name, number, unit, function;
  std::vector<std::string> roles, desks;
};
struct DemoStory {
  std::string theme;  ///< theme of a report, category of a complaint
  std::string unit, subject, text, concerned;
};
struct DemoContent {
  std::string force, zone;
  std::string contact_name, contact_address, contact_mail, contact_phone;
  int custodians_needed = 2;
  std::vector<DemoUnit> units;
  std::vector<DemoPerson> accounts, people;
  std::vector<DemoStory> reports, complaints;
  scenarios::Words look_ups;  ///< what its invented look-ups are called
};
DemoPerson person_from(const content::Node& node);
Result<DemoContent> load_demo_content(const std::filesystem::path& file);

}  // namespace waarborg::app
