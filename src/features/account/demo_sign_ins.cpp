#include "features/account/demo_sign_ins.h"

#include <boost/json/parse.hpp>
#include <fstream>
#include <iterator>

namespace waarborg::account {
namespace {

std::string text_of(const boost::json::object& object, const char* name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string{};
}

}  // namespace

std::vector<DemoSignIn> read_demo_sign_ins(const std::filesystem::path& data) {
  std::ifstream file(data / "demo-sign-ins.json", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  boost::system::error_code error;
  const boost::json::value list = boost::json::parse(text, error);
  std::vector<DemoSignIn> out;
  if (error || !list.is_array()) return out;
  for (const auto& each : list.get_array()) {
    if (!each.is_object()) continue;
    const auto& object = each.get_object();
    out.push_back({text_of(object, "name"), text_of(object, "sign_in"), text_of(object, "password"),
                   text_of(object, "totp_secret"), text_of(object, "role")});
  }
  return out;
}

}  // namespace waarborg::account
