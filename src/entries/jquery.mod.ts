import jQuery from 'jquery';

window.CXBus.registerModule('jquery', jQuery);
