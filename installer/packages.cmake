# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package: installer/run --package. The programs install themselves (app/).
install(FILES installer/slotdesk.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES installer/copyright installer/relay.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
# Where systemd looks, whatever the libraries' folder is called.
install(FILES installer/slotdesk-relay.service DESTINATION lib/systemd/system)
install(FILES resources/icons/slotdesk.svg OPTIONAL DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME slotdesk)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "call-center desk that makes double bookings impossible")
set(CPACK_PACKAGE_HOMEPAGE_URL "${PROJECT_HOMEPAGE_URL}")
set(CPACK_PACKAGE_VENDOR "Slotdesk")
set(CPACK_PACKAGE_CONTACT "Slotdesk maintainers <maintainers@slotdesk.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Live requests, outstanding offers and double bookings of an appointment
marketplace, for the agents and supervisors of its call center. Bookings take
a row lock on slots that exist beforehand, so that no request is ever filled
twice, whatever number of backends accept at once.
.
This package holds the desk (slotdesk), the command line (slotctl) and the
load simulator (slotdesk-loadsim).")
# Libraries are found by dpkg-shlibdeps; what is loaded by name or started as a program is not and stands here. The
# server is needed for the private cluster, also of whoever later points the desk at another one.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "postgresql-15 | postgresql (>= 15), libqt6sql6-psql, tzdata, openssl")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, qt6-qpa-plugins, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libcanberra-pulse")
# cpack's own default of 0775 folders depends on the umask of whoever builds.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
