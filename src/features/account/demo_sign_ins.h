// The invented people of a demonstration, read from DATA/demo-sign-ins.json.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace waarborg::account {

struct DemoSignIn {
  std::string name;
  std::string sign_in;
  std::string password;
  std::string totp_secret;
  std::string role;
};

/// Empty when there is no such file or it cannot be read.
std::vector<DemoSignIn> read_demo_sign_ins(const std::filesystem::path& data);

}  // namespace waarborg::account
