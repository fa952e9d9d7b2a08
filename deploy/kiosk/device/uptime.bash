# The time since the machine started. A Raspberry Pi has no clock of its own and may leap by years once the network is there,
# so nothing here measures a stretch of time by the clock on the wall.

uptime_cs=0 uptime_s=0

# Sets uptime_cs and uptime_s, hundredths of a second and whole seconds. Variables, not output: a process for each look is slow.
look_at_uptime() {
  local seconds _rest
  read -r seconds _rest </proc/uptime
  uptime_cs=$((10#${seconds/./}))
  uptime_s=$((uptime_cs / 100))
}
