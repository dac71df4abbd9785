import ADD from '@salesforce/label/c.Sideline_Obstacle_Add';
import CLEAR from '@salesforce/label/c.Sideline_Obstacle_Clear';
import CONFIRM from '@salesforce/label/c.Sideline_Obstacle_Confirm';
import DAY from '@salesforce/label/c.Sideline_Obstacle_Day';
import DAYS_ONE from '@salesforce/label/c.Sideline_Obstacle_Days_One';
import DAYS_OTHER from '@salesforce/label/c.Sideline_Obstacle_Days_Other';
import EMPTY from '@salesforce/label/c.Sideline_Obstacle_Empty';
import FUNCTION from '@salesforce/label/c.Sideline_Obstacle_Function';
import FUNCTION_FINANCE from '@salesforce/label/c.Sideline_Obstacle_Function_Finance';
import FUNCTION_LEGAL from '@salesforce/label/c.Sideline_Obstacle_Function_Legal';
import FUNCTION_MARKETING from '@salesforce/label/c.Sideline_Obstacle_Function_Marketing';
import FUNCTION_OTHER from '@salesforce/label/c.Sideline_Obstacle_Function_Other';
import FUNCTION_PEOPLE from '@salesforce/label/c.Sideline_Obstacle_Function_People';
import FUNCTION_PRESALES from '@salesforce/label/c.Sideline_Obstacle_Function_Presales';
import FUNCTION_PRODUCT from '@salesforce/label/c.Sideline_Obstacle_Function_Product';
import FUNCTION_SALES from '@salesforce/label/c.Sideline_Obstacle_Function_Sales';
import FUNCTION_SALES_OPERATIONS from '@salesforce/label/c.Sideline_Obstacle_Function_SalesOperations';
import FUNCTION_SERVICE from '@salesforce/label/c.Sideline_Obstacle_Function_Service';
import KIND from '@salesforce/label/c.Sideline_Obstacle_Kind';
import KIND_DATA from '@salesforce/label/c.Sideline_Obstacle_Kind_Data';
import KIND_DIRECTION from '@salesforce/label/c.Sideline_Obstacle_Kind_Direction';
import KIND_EMPATHY from '@salesforce/label/c.Sideline_Obstacle_Kind_Empathy';
import KIND_FEEDBACK from '@salesforce/label/c.Sideline_Obstacle_Kind_Feedback';
import KIND_MARKETING_SUPPORT from '@salesforce/label/c.Sideline_Obstacle_Kind_MarketingSupport';
import KIND_OPERATIONAL_TROUBLE from '@salesforce/label/c.Sideline_Obstacle_Kind_OperationalTrouble';
import KIND_TECHNICAL_HELP from '@salesforce/label/c.Sideline_Obstacle_Kind_TechnicalHelp';
import KIND_TRAINING from '@salesforce/label/c.Sideline_Obstacle_Kind_Training';
import NEEDS from '@salesforce/label/c.Sideline_Obstacle_Needs';
import REOPEN from '@salesforce/label/c.Sideline_Obstacle_Reopen';
import STATE_CLEARED from '@salesforce/label/c.Sideline_Obstacle_State_Cleared';
import STATE_CONFIRMED from '@salesforce/label/c.Sideline_Obstacle_State_Confirmed';
import STATE_OPEN from '@salesforce/label/c.Sideline_Obstacle_State_Open';
import STATE_OVERDUE from '@salesforce/label/c.Sideline_Obstacle_State_Overdue';
import SUBMIT from '@salesforce/label/c.Sideline_Obstacle_Submit';
import TEXT from '@salesforce/label/c.Sideline_Obstacle_Text';
import TITLE from '@salesforce/label/c.Sideline_Obstacle_Title';

export const labels = Object.freeze({
  add: ADD,
  clear: CLEAR,
  confirm: CONFIRM,
  day: DAY,
  empty: EMPTY,
  function: FUNCTION,
  kind: KIND,
  needs: NEEDS,
  reopen: REOPEN,
  submit: SUBMIT,
  text: TEXT,
  title: TITLE,
  days: {
    one: DAYS_ONE,
    other: DAYS_OTHER,
  },
  states: {
    open: STATE_OPEN,
    overdue: STATE_OVERDUE,
    cleared: STATE_CLEARED,
    confirmed: STATE_CONFIRMED,
  },
  kinds: {
    marketingSupport: KIND_MARKETING_SUPPORT,
    training: KIND_TRAINING,
    operationalTrouble: KIND_OPERATIONAL_TROUBLE,
    technicalHelp: KIND_TECHNICAL_HELP,
    feedback: KIND_FEEDBACK,
    data: KIND_DATA,
    direction: KIND_DIRECTION,
    empathy: KIND_EMPATHY,
  },
  functions: {
    sales: FUNCTION_SALES,
    marketing: FUNCTION_MARKETING,
    salesOperations: FUNCTION_SALES_OPERATIONS,
    presales: FUNCTION_PRESALES,
    product: FUNCTION_PRODUCT,
    service: FUNCTION_SERVICE,
    finance: FUNCTION_FINANCE,
    legal: FUNCTION_LEGAL,
    people: FUNCTION_PEOPLE,
    other: FUNCTION_OTHER,
  },
});
