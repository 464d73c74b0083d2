// A program that reads one file and writes one, both in memory, within limits. Private to cleaning.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace waarborg::cleaning {

struct ChildLimits {
  std::chrono::seconds time{20};
  std::uint64_t memory_bytes = 1ULL << 30U;
  std::uint64_t output_bytes = 128ULL << 20U;
};

/// Runs `program` with `arguments`, in which "{file}" stands for the path of a file in memory that holds `input`.
/// Answers what the program wrote on its output, or, with Answer::file, what it made of that file. Errors:
/// "cleaning.unavailable" (not installed, over a limit); "cleaning.damaged" (it ended with an error of its own).
enum class Answer { output, file };
Result<Bytes> run_child(const std::string& program, std::vector<std::string> arguments, ByteView input, Answer answer,
                        const ChildLimits& limits = {});

}  // namespace waarborg::cleaning
