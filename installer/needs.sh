# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by installer/run and tests/run: says things, finds out what Debian packages are missing, installs them.

slotdesk_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '==> %s\n' "$*"; }

fail() {
    printf '%s: %s\n' "$(basename "$(dirname "$0")")/$(basename "$0")" "$*" >&2
    exit 1
}

# A bare machine has no locale; Qt then reads and writes files as ASCII and says so on every start.
use_utf8() {
    if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
        unset LC_ALL
        export LANG=C.UTF-8 LC_CTYPE=C.UTF-8
    fi
}

# The lines of the sections named, in file order.
packages_of() {
    local wanted=" $* " line inside=""
    while IFS= read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*']')
                inside=""
                line=${line#[}
                [[ $wanted == *" ${line%]} "* ]] && inside=yes
                ;;
            *) [ -n "$inside" ] && printf '%s\n' "$line" ;;
        esac
    done <"$slotdesk_root/installer/packages"
    return 0
}

# Reads lines of alternatives, prints those of which no alternative is installed.
only_missing() {
    local have alternatives name found
    # "${Provides}" would let a stranger stand in; only the real package counts.
    have=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null |
        sed -n 's/^installed //p' | tr '\n' ' ') "
    while IFS= read -r alternatives; do
        found=""
        for name in ${alternatives//|/ }; do
            [[ $have == *" $name "* ]] && found=yes
        done
        [ -n "$found" ] || printf '%s\n' "$alternatives"
    done
}

missing_packages() { packages_of "$@" | only_missing | sort -u; }

# Of each line the first alternative that the archive has.
choose_available() {
    local alternatives name chosen
    while IFS= read -r alternatives; do
        chosen=""
        for name in ${alternatives//|/ }; do
            if [ -z "$chosen" ] && apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then chosen=$name; fi
        done
        printf '%s\n' "${chosen:-${alternatives%% *}}"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        # sudo drops the environment, and with it the answer to questions that nobody sits there to give.
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# Debian creates and starts a cluster "main" when a server package is new. Slotdesk runs a private one of its own, so
# while we install, and only then, a drop-in says no. Clusters that exist already are not touched: the drop-in is read
# when a server package is installed for the first time and by nothing else that runs meanwhile.
dropin=/etc/postgresql-common/createcluster.d/zz-slotdesk-installing.conf

without_main_cluster() (
    # A subshell, so that its trap also takes the drop-in away when you press Ctrl+C.
    made=""
    # shellcheck disable=SC2317 # called by the trap
    tidy_up() {
        local folder
        as_root rm -f "$dropin"
        # Folders of ours that no package came to own go again; one that is in use is not empty and stays.
        for folder in $made; do
            if ! dpkg-query -S "$folder" >/dev/null 2>&1; then
                as_root rmdir --ignore-fail-on-non-empty "$folder"
            fi
        done
    }
    trap tidy_up EXIT
    for folder in /etc/postgresql-common /etc/postgresql-common/createcluster.d; do
        if [ ! -d "$folder" ]; then
            as_root mkdir "$folder" || exit 1
            made="$folder $made"
        fi
    done
    printf '%s\n' 'create_main_cluster = false' | as_root tee "$dropin" >/dev/null || exit 1
    "$@"
)

apt_install() {
    # --no-upgrade: an upgraded server package would restart clusters that are none of our business.
    as_root apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install --yes --quiet --no-upgrade \
        --no-install-recommends "$@" </dev/null
}

# The lines of alternatives as one line of names.
first_names() {
    local alternatives names=""
    while IFS= read -r alternatives; do names="$names ${alternatives%% *}"; done <<<"$1"
    printf '%s' "${names# }"
}

# ensure_packages MAY_INSTALL SECTION...
ensure_packages() {
    local may_install=$1 missing chosen
    shift
    [ -r /etc/os-release ] || fail "this does not look like Debian (no /etc/os-release). The list of what is needed: installer/packages"
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        fail "this is not Debian: apt-get is missing. The list of what is needed: installer/packages"
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "Missing: $(first_names "$missing")"
    if [ "$may_install" = no ]; then
        fail "these packages are missing and --no-install forbids to install them: $(first_names "$missing")"
    fi
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null ||
            fail "installing needs root, and there is no sudo. Run as root: apt-get install $(first_names "$missing")"
        say "Installing with sudo, which may ask for your password"
        sudo -v || fail "sudo gave no rights to install packages. Ask an administrator for: $(first_names "$missing")"
    fi
    export DEBIAN_FRONTEND=noninteractive
    say "Asking the archive (apt-get update)"
    as_root apt-get -o DPkg::Lock::Timeout=300 update --quiet </dev/null ||
        say "apt-get update had errors; going on with what it knows"
    chosen=$(choose_available <<<"$missing")
    local name absent=""
    for name in $chosen; do
        apt-cache show --no-all-versions "$name" >/dev/null 2>&1 || absent="$absent $name"
    done
    [ -z "$absent" ] ||
        fail "the archive does not offer:$absent. No network, or not Debian 12 with its section \"main\"? See /etc/apt/sources.list"
    say "Installing: $(tr '\n' ' ' <<<"$chosen")"
    # shellcheck disable=SC2086 # a list of names
    without_main_cluster apt_install $chosen ||
        fail "apt-get could not install what is missing (its own words stand above). No network, or another installation under way?"
    missing=$(missing_packages "$@")
    [ -z "$missing" ] || fail "still missing after installing: $(first_names "$missing")"
}
