# What install/quickstart and install/test need, found or set up. Sourced by both; run from the repository's root.
# Debian as root: what is missing is installed. Elsewhere: the command that installs it is named, and the script ends.

export PIP_RETRIES=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

venv=.venv

say() { printf '\033[1m== %s\033[0m\n' "$*"; }

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

has() { command -v "$1" > /dev/null 2>&1; }

on_debian_as_root() { [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && has apt-get; }

apt_updated=
apt_install() {
  if [ -z "$apt_updated" ]; then
    apt-get update -qq
    apt_updated=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

# obtain WHAT DEBIAN_PACKAGES FEDORA_PACKAGES HOMEBREW_PACKAGES: installs it, or ends with the command that does.
obtain() {
  local what=$1 debian=$2 fedora=$3 homebrew=$4
  if on_debian_as_root; then
    say "Installing $what ($debian)"
    # shellcheck disable=SC2086 # several packages
    apt_install $debian
  elif has apt-get; then
    fail "$what is missing. Install it, then run this again:" "  sudo apt-get install -y $debian"
  elif has dnf; then
    fail "$what is missing. Install it, then run this again:" "  sudo dnf install -y $fedora"
  elif has brew; then
    fail "$what is missing. Install it, then run this again:" "  brew install $homebrew"
  else
    fail "$what is missing. Install it with your system's package manager (Debian calls it $debian), then run this again."
  fi
}

# The feature number of the JDK's compiler that Maven will use: 17 for "javac 17.0.15"; 0 when there is none.
javac_feature() {
  local javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac version
  version=$("$javac" -version 2>&1) || { echo 0; return; }
  version=${version#javac }
  version=${version%%[.-]*}
  [ "$version" -ge 9 ] 2> /dev/null && echo "$version" || echo 0
}

need_jdk() {
  [ "$(javac_feature)" -ge 17 ] && return
  if [ -n "${JAVA_HOME:-}" ]; then
    fail "JAVA_HOME is $JAVA_HOME, which has no JDK 17 or newer. Point it at one, or unset it:" "  unset JAVA_HOME"
  fi
  obtain "A JDK 17 or newer" default-jdk-headless java-latest-openjdk-devel openjdk
  [ "$(javac_feature)" -ge 17 ] || fail "The JDK on the PATH is still older than 17. Set JAVA_HOME to a newer one."
}

need_maven() {
  has mvn || obtain "Maven" maven maven maven
}

python_is_new_enough() { python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2> /dev/null; }

need_python() {
  has python3 || obtain "Python 3 with venv" "python3 python3-venv" python3 python
  python_is_new_enough || fail "Python 3.10 or newer is needed, and python3 is $(python3 --version 2>&1)."
}

# A virtual environment with JupyterLab. Only making one tells whether Python's venv works: Debian packs it apart.
need_venv() {
  need_python
  if cmp -s install/requirements.txt "$venv/requirements.txt"; then
    return
  fi
  if ! python3 -m venv "$venv" > /dev/null 2>&1; then
    rm -rf "$venv"
    obtain "Python's venv" python3-venv python3 python
    python3 -m venv "$venv" || fail "python3 -m venv $venv does not work; its message stands above."
  fi
  say "Installing JupyterLab into $venv"
  "$venv/bin/python" -m pip install -q -r install/requirements.txt
  cp install/requirements.txt "$venv/requirements.txt"
}

# A virtual environment with what the tests and the benchmark ask for other answers; false if pip cannot make it.
reference=.venv-reference
make_reference() {
  local pins=magics/src/test/python/requirements.txt
  need_python
  if cmp -s "$pins" "$reference/requirements.txt"; then
    return
  fi
  say "Installing PyTorch and transformers into $reference"
  rm -f "$reference/requirements.txt"
  python3 -m venv "$reference" > /dev/null && "$reference/bin/python" -m pip install -q -r "$pins" || return
  cp "$pins" "$reference/requirements.txt"
}

# Builds the distribution, unless it is newer than everything it is built from.
build() {
  local built=install/target/built
  if [ -f "$built" ] && [ -z "$(find pom.xml .mvn LICENSE NOTICE {kernel,magics,install}/{pom.xml,src/main} \
    -newer "$built" -print -quit)" ]; then
    say "The build is up to date"
    return
  fi
  say "Building (the first time, Maven downloads about 250 MB)"
  mkdir -p install/target
  touch "$built.new" # what is edited while Maven runs is newer than this
  mvn -q -B package -DskipTests
  mv "$built.new" "$built"
}

crema() { "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar install/target/crema/crema.jar "$@"; }
