; The installer for Windows, for one user and without an administrator.
;
;   makensis -DVERSION=1.2.3 -DPAYLOAD=folder -DICON=duidu.ico duidu.nsi
;
; Documents, settings, highlights and notes lie in the user's own folders; removing the program leaves
; them alone.

Unicode true
!ifndef VERSION
  !error "VERSION is not given"
!endif
!ifndef PAYLOAD
  !error "PAYLOAD is not given"
!endif
!ifndef ICON
  !define ICON "..\..\build\icons\duidu.ico"
!endif
!ifndef OUT
  !define OUT "..\..\dist\duidu-${VERSION}-windows-x86_64-setup.exe"
!endif
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Duidu"
!define CLASSES "Software\Classes"

Name "Duidu"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Duidu"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true

!include MUI2.nsh
!include FileFunc.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\duidu.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "TradChinese"

; The kinds of files that Duidu offers itself for; each one keeps its own program until the user says.
!macro EVERY_KIND DO
  !insertmacro ${DO} ".md"
  !insertmacro ${DO} ".markdown"
  !insertmacro ${DO} ".txt"
  !insertmacro ${DO} ".tmx"
  !insertmacro ${DO} ".tsv"
  !insertmacro ${DO} ".srt"
  !insertmacro ${DO} ".vtt"
  !insertmacro ${DO} ".ass"
  !insertmacro ${DO} ".lrc"
!macroend
!macro OPEN_WITH EXTENSION
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "Duidu.Document" ""
!macroend
!macro NO_OPEN_WITH EXTENSION
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "Duidu.Document"
!macroend

Section
  ; What an older version brought and this one does not must not stay.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  CreateShortcut "$SMPROGRAMS\Duidu.lnk" "$INSTDIR\duidu.exe"
  WriteRegStr HKCU "${CLASSES}\Duidu.Document" "" "Document for Duidu"
  WriteRegStr HKCU "${CLASSES}\Duidu.Document\DefaultIcon" "" "$INSTDIR\duidu.exe,0"
  WriteRegStr HKCU "${CLASSES}\Duidu.Document\shell\open\command" "" '"$INSTDIR\duidu.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\duidu" "" "URL:Duidu"
  WriteRegStr HKCU "${CLASSES}\duidu" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\duidu\shell\open\command" "" '"$INSTDIR\duidu.exe" "%1"'
  !insertmacro EVERY_KIND OPEN_WITH
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Duidu"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\duidu.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${RefreshShellIcons}
SectionEnd

Section Uninstall
  Delete "$SMPROGRAMS\Duidu.lnk"
  ; Only what the installer put there: the folder may have been chosen by hand.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\duidu.exe"
  Delete "$INSTDIR\duidu-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${CLASSES}\Duidu.Document"
  DeleteRegKey HKCU "${CLASSES}\duidu"
  !insertmacro EVERY_KIND NO_OPEN_WITH
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
