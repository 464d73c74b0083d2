// Configuration: DATA/waarborg.yaml, then WAARBORG_* environment variables over it. Checked whole at start:
// every mistake is reported at once, with file, line and field, and an unknown field is a mistake.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace waarborg::config {

/// Field names here are the YAML names; the environment name is WAARBORG_ + upper case ("http_port" ->
/// WAARBORG_HTTP_PORT).
struct Config {
  std::filesystem::path data;     ///< the one data folder; absolute
  std::filesystem::path content;  ///< the content folder; absolute
  std::string jurisdiction = "nl";
  std::string force_name = "Politie Demo";
  std::string zone = "Europe/Amsterdam";
  std::string database;  ///< empty: DATA/waarborg.db (SQLite); else a PostgreSQL connection string
  std::string http_address = "127.0.0.1";
  int http_port = 8080;
  int http_workers = 4;
  std::string public_origin;  ///< "https://integriteit.example"; empty: http://ADDRESS:PORT
  bool demo = false;          ///< invented people; the sign-in page lists them. Refused on a public address.
  std::uint64_t upload_bytes_max = 500ULL << 20U;
  int session_idle_minutes = 30;
  int session_hours_max = 10;
  std::string mail = "off";  ///< off, outbox (files in DATA/outbox), smtp
  std::string smtp_host;
  int smtp_port = 25;
  std::string mail_from;
  /// Contact lines printed in every letter (CMP-08).
  std::string contact_name;
  std::string contact_address;
  std::string contact_mail;
  std::string contact_phone;
  std::uint64_t password_memory_mib = 64;
  int small_number_threshold = 5;  ///< counts under this are suppressed (domain-rules 2.7)

  [[nodiscard]] std::filesystem::path files() const { return data / "files"; }
  [[nodiscard]] std::filesystem::path uploads() const { return data / "uploads"; }
};

/// `data` need not hold a waarborg.yaml yet. Errors: "content.bad_field" with {file, line, field, expected}
/// (platform/content/reader.h prints them); for a variable the file is "environment" and the line 0. A relative
/// path is taken from `data` in the file and from the working folder in the environment. Without `content`, the
/// folder is looked for in the working folder, beside the program and above it, and in /usr/share/waarborg.
Result<Config> load(const std::filesystem::path& data);
/// The same with these variables instead of the process's own.
Result<Config> load(const std::filesystem::path& data, const std::map<std::string, std::string>& environment);
/// 127.0.0.0/8, ::1 or localhost: reachable from this machine alone.
bool is_loopback(const std::string& address);

}  // namespace waarborg::config
