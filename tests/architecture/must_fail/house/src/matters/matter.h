#pragma once
int matter();
