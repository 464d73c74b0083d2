#pragma once
int stored();
